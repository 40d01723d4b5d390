namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A policy file with a typing error, and a certificate file that is none; then what was there before.</summary>
internal sealed class BrokenFiles : Incident
{
    private const string Policy = "{apiVersion: daemonset-webhook.dev/v1alpha1, kind: DaemonSetPolicy, metadata: {name: default}}";

    private readonly TestFolder _folder = new();
    private TestServer? _server;
    private string _certificate = "";

    public override string Name => "broken-files";

    public override IReadOnlyList<string> Alerts =>
    [
        "alertname=\"DaemonSetWebhookPolicyReloadFailed\", source=\"policy_files\"",
        "alertname=\"DaemonSetWebhookCertificateReloadFailed\", source=\"certificate\"",
    ];

    public override IReadOnlyList<Uri> Targets => [_server!.Server.OperationsUri];

    public override async Task StartAsync()
    {
        _server = await RealTime.StartAsync(new() { Policies = [_folder.Write("policy.yaml", Policy)] });
        _certificate = await File.ReadAllTextAsync(_server.Settings.Certificate.Name);
    }

    public override Task CauseAsync() => WriteAsync(Policy.Replace("name: default", "name: default, ", StringComparison.Ordinal) + "spec: [", "no certificate");

    public override Task MendAsync() => WriteAsync(Policy, _certificate);

    public override async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    private Task WriteAsync(string policy, string certificate)
    {
        _folder.Write("policy.yaml", policy);
        return File.WriteAllTextAsync(_server!.Settings.Certificate.Name, certificate);
    }
}
