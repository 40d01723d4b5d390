using Webhook.Metrics;
namespace Webhook.Certificates;

/// <summary>Counts what happens to the serving certificate.</summary>
internal sealed class CertificateMetrics
{
    private readonly Instruments _instruments;

    public CertificateMetrics(Instruments instruments)
    {
        _instruments = instruments;
        instruments.CertificateReloads.Add(0, ResultTag(ReloadResult.Success));
        instruments.CertificateReloads.Add(0, ResultTag(ReloadResult.Failure));
    }

    /// <summary>The files changed, and were taken over or not.</summary>
    public void Reloaded(bool succeeded) => _instruments.CertificateReloads.Add(1, ResultTag(ReloadResult.Of(succeeded)));

    /// <summary>Reports when the certificate in use ends.</summary>
    public void Observe(Func<DateTimeOffset> notAfter) => _instruments.ObserveCertificateExpiry(
        () => [new(notAfter().ToUnixTimeSeconds(), new KeyValuePair<string, object?>("certificate", "serving"))]);

    private static KeyValuePair<string, object?> ResultTag(string result) => new("result", result);
}
