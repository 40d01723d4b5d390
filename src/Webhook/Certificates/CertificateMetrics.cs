using System.Diagnostics.Metrics;
using Webhook.Metrics;

namespace Webhook.Certificates;

/// <summary>Counts what happens to the serving certificate.</summary>
internal sealed class CertificateMetrics
{
    private readonly Instruments _instruments;
    private Func<DateTimeOffset?> _serving = () => null;
    private Func<DateTimeOffset?> _authority = () => null;

    public CertificateMetrics(Instruments instruments)
    {
        _instruments = instruments;
        instruments.CertificateReloads.Add(0, ResultTag(ReloadResult.Success));
        instruments.CertificateReloads.Add(0, ResultTag(ReloadResult.Failure));
        instruments.ObserveCertificateExpiry(() => [.. Expiry("serving", _serving()), .. Expiry("authority", _authority())]);
    }

    /// <summary>The certificate changed, and was taken over or not.</summary>
    public void Reloaded(bool succeeded) => _instruments.CertificateReloads.Add(1, ResultTag(ReloadResult.Of(succeeded)));

    /// <summary>Reports when the certificate in use ends; nothing while there is none.</summary>
    public void Observe(Func<DateTimeOffset?> notAfter) => _serving = notAfter;

    /// <summary>Reports when the authority of self-managed certificates ends; nothing while it is not known.</summary>
    public void ObserveAuthority(Func<DateTimeOffset?> notAfter) => _authority = notAfter;

    private static IEnumerable<Measurement<double>> Expiry(string certificate, DateTimeOffset? notAfter) =>
        notAfter is { } end ? [new(end.ToUnixTimeSeconds(), new KeyValuePair<string, object?>("certificate", certificate))] : [];

    private static KeyValuePair<string, object?> ResultTag(string result) => new("result", result);
}
