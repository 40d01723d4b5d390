using System.CommandLine;
using Webhook.Logging;
using Webhook.Server;
using Webhook.Tracing;

namespace Webhook.Commands;

/// <summary><c>serve</c>: runs the admission webhook until it is told to end.</summary>
public static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var flags = new ServeFlags(terminal);
        var command = new DocumentedCommand("serve", "Run the admission webhook over HTTPS")
        {
            ExitCodes = ["0 ended by a signal", "2 not started: bad flags or files"],
            Examples =
            [
                new("daemonset-webhook serve", "on this machine, with a development certificate and the embedded policy"),
                new(
                    "daemonset-webhook serve --webhook-address :8443 --operations-address :8080 --tls-cert /tls/tls.crt --tls-key /tls/tls.key --policy /policies",
                    "in a cluster, with a mounted Secret and ConfigMap"),
            ],
        };
        flags.AddTo(command);

        // Not asynchronous: for an asynchronous action the parser library takes SIGTERM itself and ends the process after 2 s.
        command.SetAction(parsed => RunAsync(flags.Read(parsed), terminal).GetAwaiter().GetResult());
        return command;
    }

    private static async Task<int> RunAsync(ServeOptions options, Terminal terminal)
    {
        try
        {
            // Nobody sits at a server's terminal whom an exec plugin could ask.
            var surroundings = new ServerSurroundings { Time = terminal.Clock, Machine = terminal.Machine with { Interactive = false }, Otlp = OtlpSettings.OfProcess };
            var settings = ServerSettings.Load(options, surroundings);
            await using var server = new WebhookServer(settings, surroundings);
            using var signals = new EndSignals(server.EndAsync);
            await server.StartAsync();
            Announce(StartupLines.Of(server, settings), server, settings, terminal);
            await server.WaitAsync();
            ServerLog.Stopped(server.Logger<WebhookServer>());
            return ExitCode.Success;
        }
        catch (StartupException exception)
        {
            foreach (var problem in exception.Problems)
                terminal.Error.WriteLine($"error: {problem}");

            if (exception.Problems.Any(problem => problem.StartsWith("--", StringComparison.Ordinal)))
                terminal.Error.WriteLine(UsageErrors.SeeHelp("daemonset-webhook serve"));

            return ExitCode.BadInput;
        }
    }

    /// <summary>As plain lines for people, as log records for programs that want nothing but JSON.</summary>
    private static void Announce(IReadOnlyList<string> lines, WebhookServer server, ServerSettings settings, Terminal terminal)
    {
        foreach (var line in lines)
        {
            if (LogFormats.IsJson(settings.Options.LogFormat))
                ServerLog.Started(server.Logger<WebhookServer>(), line);
            else
                terminal.Out.WriteLine(line);
        }
    }
}
