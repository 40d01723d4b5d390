using System.CommandLine;

namespace Webhook.Commands;

/// <summary><c>certs</c>: certificates for development.</summary>
public static class CertsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new DocumentedCommand("certs", "Certificates for development and tests")
        {
            Examples = [new("daemonset-webhook certs generate --out certs --host localhost", "an authority and a certificate of it")],
        };
        command.Add(CertsGenerateCommand.Create(terminal));
        return command;
    }
}
