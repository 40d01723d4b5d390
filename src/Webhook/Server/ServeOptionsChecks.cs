using System.Globalization;
using System.Security.Cryptography;
using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Files;
using Webhook.Logging;
using Webhook.Model.Text;
using Webhook.Output;

namespace Webhook.Server;

/// <summary>Checks the flags of <c>serve</c>, all of them at once; each message names the flag, its value and what to write.</summary>
/// <remarks>
/// Plain conditions, not a validator: to build one from its expressions took a tenth of the time until a server is ready.
/// </remarks>
internal static class ServeOptionsChecks
{
    /// <summary>What is wrong, in the order of the flags; empty when nothing is.</summary>
    public static IEnumerable<string> Problems(ServeOptions options) =>
        Addresses(options).Concat(Certificates(options)).Concat(SelfManagedSettings.Problems(options)).Concat(Cluster(options)).Concat(Reports(options));

    private static IEnumerable<string> Addresses(ServeOptions options)
    {
        if (!IsAddress(options.WebhookAddress))
            yield return AddressProblem("--webhook-address", options.WebhookAddress);

        if (!IsAddress(options.OperationsAddress))
            yield return AddressProblem("--operations-address", options.OperationsAddress);

        if (options.WebhookAddress == options.OperationsAddress && !options.WebhookAddress.EndsWith(":0", StringComparison.Ordinal))
            yield return $"--webhook-address and --operations-address are both {options.WebhookAddress}; give each its own port";
    }

    private static IEnumerable<string> Certificates(ServeOptions options)
    {
        if (options.TlsCertificate.Length > 0 && string.IsNullOrWhiteSpace(options.TlsKey))
            yield return "--tls-cert is given without --tls-key; give both, or neither for a development certificate";

        if (options.TlsKey.Length > 0 && string.IsNullOrWhiteSpace(options.TlsCertificate))
            yield return "--tls-key is given without --tls-cert; give both, or neither for a development certificate";

        if (Unreadable("--tls-cert", options.TlsCertificate) is { } certificate)
            yield return certificate;

        if (Unreadable("--tls-key", options.TlsKey) is { } key)
            yield return key;

        if (PairProblem(options) is { } pair)
            yield return pair;

        if (ClientCaProblem(options.ClientCa) is { } authorities)
            yield return authorities;
    }

    private static IEnumerable<string> Cluster(ServeOptions options)
    {
        if (options.NoCluster && options.Kubeconfig.Length > 0)
            yield return $"--no-cluster and --kubeconfig {options.Kubeconfig} can't stand together; drop one";

        if (options.NoCluster && options.Context.Length > 0)
            yield return $"--no-cluster and --context {options.Context} can't stand together; drop one";

        if (!GoDuration.TryParse(options.MaxCacheAge, out var age) || age <= TimeSpan.Zero)
            yield return $"--max-cache-age is '{options.MaxCacheAge}', must be a duration above 0 such as 5m or 1m30s";

        if (!int.TryParse(options.ForecastPods, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            yield return $"--forecast-pods is '{options.ForecastPods}', must be a whole number such as 10, or 0 for no forecast";
    }

    private static IEnumerable<string> Reports(ServeOptions options)
    {
        if (options.Audit.Length > 0 && !AuditModes.All.Contains(options.Audit, StringComparer.OrdinalIgnoreCase))
            yield return UnknownWord.OneOf("--audit", options.Audit, AuditModes.All);

        if (options.NoCluster && options.Audit.Length > 0 && !options.Audit.Equals("off", StringComparison.OrdinalIgnoreCase))
            yield return $"--audit {options.Audit} and --no-cluster can't stand together, since the audit judges what is live; drop one";

        if (!GoDuration.TryParse(options.AuditInterval, out var interval) || interval < AuditSettings.ShortestInterval)
            yield return $"--audit-interval is '{options.AuditInterval}', must be a duration of 10s or more, such as 10m; what changes is judged within seconds anyway";

        if (!LogFormats.All.Contains(options.LogFormat, StringComparer.OrdinalIgnoreCase))
            yield return UnknownWord.OneOf("--log-format", options.LogFormat, LogFormats.All);

        if (!LogLevels.IsKnown(options.LogLevel))
            yield return UnknownWord.OneOf("--log-level", options.LogLevel, LogLevels.All);

        if (options.DrainDelay.Length > 0 && !GoDuration.TryParse(options.DrainDelay, out _))
            yield return $"--drain-delay is '{options.DrainDelay}', must be a duration such as 5s or 1m30s";
    }

    private static bool IsAddress(string text) => ListenAddress.TryParse(text, out _);

    private static string AddressProblem(string flag, string value) =>
        $"{flag} is '{value}', must be an IP address and a port such as 127.0.0.1:8443, [::1]:8443 or :8443 for all interfaces";

    private static string? Unreadable(string flag, string path) =>
        path.Length > 0 && Problem(path, () => File.OpenRead(path).Dispose()) is { } problem ? $"{flag} {path}: {problem}" : null;

    /// <summary>Silent where a file can't be read: that is said by <see cref="Unreadable"/>.</summary>
    private static string? PairProblem(ServeOptions options)
    {
        if (options.TlsCertificate.Length == 0 || options.TlsKey.Length == 0 || !File.Exists(options.TlsCertificate) || !File.Exists(options.TlsKey))
            return null;

        try
        {
            _ = ServingCertificate.Load(new CertificateFiles(options.TlsCertificate, options.TlsKey).Read());
            return null;
        }
        catch (CryptographicException exception)
        {
            return $"--tls-cert {options.TlsCertificate} and --tls-key {options.TlsKey}: {exception.Message}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? ClientCaProblem(string path) =>
        path.Length > 0 && Problem(path, () => ClientAuthorities.Parse(File.ReadAllText(path))) is { } problem ? $"--client-ca {path}: {problem}" : null;

    private static string? Problem(string path, Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (CryptographicException exception)
        {
            return exception.Message;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return UnreadableFile.Reason(path, exception);
        }
    }
}
