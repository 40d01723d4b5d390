using System.CommandLine;
using Webhook.Certificates;
using Webhook.Files;

namespace Webhook.Commands;

/// <summary><c>certs generate</c>: writes an authority and a serving certificate of it.</summary>
internal static class CertsGenerateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--out") { Description = "Folder to write ca.crt, ca.key, tls.crt and tls.key to", HelpName = "DIR", Required = true };
        var hosts = new Option<string[]>("--host")
        {
            Description = "DNS name or IP address that the certificate is for; may be given several times",
            HelpName = "NAME",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var days = new Option<int>("--days")
        {
            Description = "Validity of the serving certificate in days; the authority is valid for ten years",
            HelpName = "DAYS",
            DefaultValueFactory = _ => (int)CertificateLifetimes.Serving.TotalDays,
        };
        var force = new Option<bool>("--force") { Description = "Replace files that are there" };
        var command = new DocumentedCommand("generate", "Make a certificate authority and a serving certificate")
        {
            Examples =
            [
                new("daemonset-webhook certs generate --out certs --host localhost --host 127.0.0.1", "for this machine"),
                new("daemonset-webhook certs generate --out tls --host daemonset-webhook.daemonset-webhook.svc --days 90", "for a Service in a cluster"),
            ],
        };
        foreach (var option in new Option[] { folder, hosts, days, force })
            command.Options.Add(option);

        command.SetAction(parsed => Run(
            new(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(hosts), parsed.GetValue(days), parsed.GetValue(force)), terminal));
        return command;
    }

    private static int Run(CertsGenerateOptions options, Terminal terminal)
    {
        var failures = new CertsGenerateOptionsValidator().Validate(options).Errors;
        foreach (var failure in failures)
            terminal.Error.WriteLine($"error: {failure.ErrorMessage}");

        if (failures.Count > 0)
            return ExitCode.BadInput;

        var folder = new CertificateFolder(options.Folder);
        try
        {
            Write(folder, options, terminal.Clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: --out {options.Folder}: {UnwritableFile.Reason(options.Folder, exception)}");
            return ExitCode.BadInput;
        }

        terminal.Out.WriteLine($"{folder.AuthorityCertificate}  what clients are to trust; base64 of it is the webhook's caBundle");
        terminal.Out.WriteLine($"{folder.AuthorityKey}  its key: keep it secret, or delete it when no more certificates are needed");
        terminal.Out.WriteLine($"{folder.Serving.Certificate}  for {string.Join(", ", options.Hosts)}, valid for {options.Days} days");
        terminal.Out.WriteLine($"{folder.Serving.Key}  its key: keep it secret");
        terminal.Out.WriteLine($"use them: {CommandPath.Executable} serve --tls-cert {folder.Serving.Certificate} --tls-key {folder.Serving.Key}");
        return ExitCode.Success;
    }

    private static void Write(CertificateFolder folder, CertsGenerateOptions options, DateTimeOffset now)
    {
        var authority = CertificateIssuer.Authority(DevelopmentCertificate.AuthorityName, now, CertificateLifetimes.Authority);
        folder.WriteAuthority(authority);
        folder.WriteServing(CertificateIssuer.Serving(authority, options.Hosts, now, TimeSpan.FromDays(options.Days)));
    }
}
