using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Certificates;

/// <summary>Counts what happens to the serving certificate.</summary>
internal sealed class CertificateMetrics
{
    private readonly Counter _reloads;
    private Func<DateTimeOffset?> _serving = () => null;
    private Func<DateTimeOffset?> _authority = () => null;

    /// <summary>Starts the counters at 0.</summary>
    public CertificateMetrics(Instruments instruments)
    {
        _reloads = instruments.Counter(ServerDescriptions.CertificateReloads);
        _reloads.WithLabels(ReloadResult.Success);
        _reloads.WithLabels(ReloadResult.Failure);
        instruments.Observe(ServerDescriptions.CertificateExpiry, () => [.. Expiry("serving", _serving()), .. Expiry("authority", _authority())]);
    }

    /// <summary>The certificate changed, and was taken over or not.</summary>
    public void Reloaded(bool succeeded) => _reloads.WithLabels(ReloadResult.Of(succeeded)).Inc();

    /// <summary>Reports when the certificate in use ends; nothing while there is none.</summary>
    public void Observe(Func<DateTimeOffset?> notAfter) => _serving = notAfter;

    /// <summary>Reports when the authority of self-managed certificates ends; nothing while it is not known.</summary>
    public void ObserveAuthority(Func<DateTimeOffset?> notAfter) => _authority = notAfter;

    private static IEnumerable<Sample> Expiry(string certificate, DateTimeOffset? notAfter) =>
        notAfter is { } end ? [new(end.ToUnixTimeSeconds(), certificate)] : [];
}
