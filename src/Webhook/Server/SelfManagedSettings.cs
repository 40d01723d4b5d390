using System.Net;
using System.Text.RegularExpressions;
using Webhook.Certificates.SelfManaged;

namespace Webhook.Server;

/// <summary>The flags that go with <c>--tls-self-managed</c>: their checks, and the names that they stand for.</summary>
internal static partial class SelfManagedSettings
{
    /// <summary>What is wrong with them; empty when nothing is.</summary>
    public static IEnumerable<string> Problems(ServeOptions options)
    {
        if (options.TlsSelfManaged && !string.IsNullOrWhiteSpace(options.TlsCertificate))
            yield return $"--tls-self-managed and --tls-cert {options.TlsCertificate} can't stand together; drop one";

        if (options.TlsSelfManaged && options.NoCluster)
            yield return "--tls-self-managed and --no-cluster can't stand together, since the certificate is kept in the cluster; drop one";

        const string Name = "a DNS name such as daemonset-webhook";
        (string Flag, string Value, Regex Form, string Example)[] names =
        [
            ("--service-name", options.ServiceName, ServiceName(), "a DNS label such as daemonset-webhook"),
            ("--tls-secret", options.TlsSecret, ObjectName(), Name + "-tls"),
            ("--mutating-configuration", options.MutatingConfiguration, ObjectName(), Name),
            ("--validating-configuration", options.ValidatingConfiguration, ObjectName(), Name),
        ];
        foreach (var (flag, value, form, example) in names)
        {
            if (value.Length > 0 && !form.IsMatch(value))
                yield return $"{flag} is '{value}', must be {example}";
        }

        foreach (var host in options.TlsHosts)
        {
            if (!IPAddress.TryParse(host, out _) && !ObjectName().IsMatch(host))
                yield return $"--tls-host is '{host}', must be a DNS name or an IP address, without a port";
        }
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

    /// <summary>A Service's name is a label (RFC 1035).</summary>
    [GeneratedRegex("^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex ServiceName();

    /// <summary>Most names are subdomains (RFC 1123).</summary>
    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex ObjectName();
}
