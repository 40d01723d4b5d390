using Webhook.Certificates;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A certificate of files that ends in twelve hours, and is renewed.</summary>
internal sealed class ExpiringCertificate : Incident
{
    private readonly TestFolder _folder = new();
    private TestServer? _server;

    public override string Name => "expiring-certificate";

    public override IReadOnlyList<string> Alerts =>
    [
        "alertname=\"DaemonSetWebhookCertificateExpires\", severity=\"warning\", certificate=\"serving\"",
        "alertname=\"DaemonSetWebhookCertificateExpires\", severity=\"critical\", certificate=\"serving\"",
    ];

    public override IReadOnlyList<Uri> Targets => [_server!.Server.OperationsUri];

    public override async Task StartAsync()
    {
        Write(TimeSpan.FromDays(365));
        _server = await RealTime.StartAsync(new() { TlsCertificate = _folder.File("tls.crt"), TlsKey = _folder.File("tls.key") });
    }

    public override Task CauseAsync()
    {
        Write(TimeSpan.FromHours(12));
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        Write(TimeSpan.FromDays(365));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    private void Write(TimeSpan life)
    {
        var now = TimeProvider.System.GetUtcNow();
        var pair = CertificateIssuer.Serving(CertificateIssuer.Authority("monitoring", now, TimeSpan.FromDays(3650)), ["localhost"], now, life);
        _folder.Write("tls.key", pair.Key);
        _folder.Write("tls.crt", pair.Certificate);
    }
}
