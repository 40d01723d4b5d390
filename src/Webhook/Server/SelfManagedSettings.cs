using System.Linq.Expressions;
using System.Net;
using System.Text.RegularExpressions;
using FluentValidation;
using Webhook.Certificates.SelfManaged;

namespace Webhook.Server;

/// <summary>The flags that go with <c>--tls-self-managed</c>: their checks, and the names that they stand for.</summary>
internal static partial class SelfManagedSettings
{
    /// <summary>Adds the checks.</summary>
    public static void Check(AbstractValidator<ServeOptions> validator)
    {
        validator.RuleFor(options => options.TlsCertificate).Empty().When(options => options.TlsSelfManaged)
            .WithMessage(options => $"--tls-self-managed and --tls-cert {options.TlsCertificate} can't stand together; drop one");
        validator.RuleFor(options => options.NoCluster).Equal(false).When(options => options.TlsSelfManaged)
            .WithMessage("--tls-self-managed and --no-cluster can't stand together, since the certificate is kept in the cluster; drop one");
        CheckName(validator, "--service-name", ServiceName(), "a DNS label such as daemonset-webhook", options => options.ServiceName);
        CheckName(validator, "--tls-secret", ObjectName(), "a DNS name such as daemonset-webhook-tls", options => options.TlsSecret);
        CheckName(validator, "--mutating-configuration", ObjectName(), "a DNS name such as daemonset-webhook", options => options.MutatingConfiguration);
        CheckName(validator, "--validating-configuration", ObjectName(), "a DNS name such as daemonset-webhook", options => options.ValidatingConfiguration);
        validator.RuleForEach(options => options.TlsHosts).Must(host => IPAddress.TryParse(host, out _) || ObjectName().IsMatch(host))
            .WithMessage((_, host) => $"--tls-host is '{host}', must be a DNS name or an IP address, without a port");
    }

    /// <summary>The objects of the release.</summary>
    /// <param name="options">Checked options.</param>
    /// <param name="namespace">The release's namespace.</param>
    public static SelfManagedNames NamesOf(ServeOptions options, string @namespace) => new(
        @namespace,
        Or(options.TlsSecret, options.ServiceName + "-tls"),
        Or(options.MutatingConfiguration, options.ServiceName),
        Or(options.ValidatingConfiguration, options.ServiceName),
        CertificateHosts.Of(options.ServiceName, @namespace, options.TlsHosts));

    private static string Or(string given, string otherwise) => given.Length > 0 ? given : otherwise;

    private static void CheckName(
        AbstractValidator<ServeOptions> validator, string flag, Regex form, string example, Expression<Func<ServeOptions, string>> option) =>
        validator.RuleFor(option).Must(name => name.Length == 0 || form.IsMatch(name))
            .WithMessage((_, name) => $"{flag} is '{name}', must be {example}");

    /// <summary>A Service's name is a label (RFC 1035).</summary>
    [GeneratedRegex("^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex ServiceName();

    /// <summary>Most names are subdomains (RFC 1123).</summary>
    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex ObjectName();
}
