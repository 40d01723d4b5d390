using System.Net;
using FluentValidation;
using Webhook.Certificates;

namespace Webhook.Commands;

/// <summary>Checks the flags of <c>certs generate</c>, all of them at once.</summary>
internal sealed class CertsGenerateOptionsValidator : AbstractValidator<CertsGenerateOptions>
{
    /// <summary>A DNS name is at most this long (RFC 1035 section 2.3.4, in text form).</summary>
    private const int MaxNameLength = 253;

    public CertsGenerateOptionsValidator()
    {
        RuleForEach(options => options.Hosts).Must(IsHost)
            .WithMessage((_, host) => $"--host is '{host}', must be a DNS name such as daemonset-webhook.system.svc, *.example.org, or an IP address");
        RuleFor(options => options.Days).InclusiveBetween(1, (int)CertificateLifetimes.Authority.TotalDays)
            .WithMessage(options => $"--days is {options.Days}, must be 1 to {CertificateLifetimes.Authority.TotalDays}");
        RuleFor(options => options).Custom((options, context) =>
        {
            if (!options.Force && new CertificateFolder(options.Folder).Existing is { Count: > 0 } existing)
                context.AddFailure($"{string.Join(", ", existing)} would be replaced; pass --force to replace all four files, or another --out");
        });
    }

    private static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return IPAddress.TryParse(host, out _)
            || (name.Length <= MaxNameLength && name.All(char.IsAscii) && Uri.CheckHostName(name) == UriHostNameType.Dns);
    }
}
