using System.Text;
using System.Text.Json.Nodes;
using Webhook.Certificates;
using Webhook.Commands;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>
/// Two replicas with a self-managed certificate behind a real API server, which must reach both for each admission and takes
/// no answer for a refusal: whatever happens to the certificate, no admission fails.
/// </summary>
public sealed class SelfManagedCertificateTests : IAsyncLifetime
{
    private static readonly ResourcePath Secret = new("", "v1", "secrets", "default", "daemonset-webhook-tls");

    private readonly List<Replica> _replicas = [];
    private List<string> _addresses = [];
    private LiveCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await LiveCluster.StartAsync(new());

    public async ValueTask DisposeAsync()
    {
        await DisposeReplicasAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Fails_no_admission_whatever_happens_to_the_Secret_or_the_leader()
    {
        await StartAsync(new(TimeSpan.Zero));
        await using var admissions = await SteadyAdmissions.StartAsync(_cluster);

        await admissions.PassAsync(20);
        await ReplacedAsync(() => _cluster.DeleteAsync(Secret));
        await admissions.PassAsync(20);
        await ReplacedAsync(() => SetAsync("tls.key", "nonsense"));
        await ReplacedAsync(() => SetAsync("ca.key", "nonsense"));
        await ReplacedAsync(() => SetAsync("ca.crt", ""));
        await admissions.PassAsync(20);

        var leader = await LeaderAsync();
        var next = _replicas.Single(replica => replica != leader);
        await PointAsync("MutatingWebhookConfiguration", new(next.Address, "/mutate"));
        await PointAsync("ValidatingWebhookConfiguration", new(next.Address, "/validate"));
        _replicas.Remove(leader);
        await _cluster.DeleteAsync(Secret);
        await leader.DisposeAsync();
        await Eventually.GetAsync("a Secret of the next leader", async () => await EntryAsync("tls.crt") is { Length: > 0 } certificate ? certificate : null);
        await admissions.PassAsync(20);

        Assert.True(await next.LeadsAsync());
        Assert.Empty(admissions.Failures);
        Assert.True(await next.AnsweredAsync() >= 80);
        var trusted = await EntryAsync("ca.crt");
        Assert.Equal(trusted, await BundleAsync("MutatingWebhookConfiguration"));
        Assert.Equal(trusted, await BundleAsync("ValidatingWebhookConfiguration"));
    }

    [Fact]
    public async Task Renews_certificate_and_authority_without_a_failed_admission_when_the_clock_moves()
    {
        // What is issued in the past is what the real API server accepts today.
        var now = TimeProvider.System.GetUtcNow();
        var clock = new MovableClock(TimeSpan.FromDays(-300));
        var authority = CertificateIssuer.Authority("old", now - TimeSpan.FromDays(2500), CertificateLifetimes.Authority);
        await _cluster.CreateAsync(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject { ["name"] = Secret.Name, ["namespace"] = Secret.Namespace },
            ["type"] = "kubernetes.io/tls",
            ["data"] = new JsonObject { ["tls.crt"] = "", ["tls.key"] = "", ["ca.crt"] = Base64(authority.Certificate), ["ca.key"] = Base64(authority.Key) },
        });
        await StartAsync(clock);
        await using var admissions = await SteadyAdmissions.StartAsync(_cluster);
        await admissions.PassAsync(20);
        Assert.Equal(authority.Certificate, await EntryAsync("ca.crt"));

        // 300 of 365 days: the certificate is due. 2500 of 3650 days: so is the authority, which was not at 2200.
        await ReplacedAsync(() => Moved(clock, TimeSpan.Zero));
        await admissions.PassAsync(20);

        Assert.Empty(admissions.Failures);
        Assert.StartsWith(authority.Certificate, (await EntryAsync("ca.crt"))!.Split("-----END CERTIFICATE-----\n", 2)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_doctor_see_what_is_well_and_what_is_not()
    {
        await StartAsync(new(TimeSpan.Zero));

        var well = await DoctorAsync();
        await DisposeReplicasAsync();
        var gone = await DoctorAsync();

        Assert.Contains("ok        ca-bundle: MutatingWebhookConfiguration daemonset-webhook: mutate.daemonset-webhook.dev: trusts CN=daemonset-webhook CA", well.Text, StringComparison.Ordinal);
        Assert.Contains($"ok        certificate: the certificate of {_addresses[1]} is for localhost", well.Text, StringComparison.Ordinal);
        Assert.Matches("ok        leader: (one|other)_[0-9a-f]+ leads", well.Text);
        Assert.Contains("failure   boot-critical: DaemonSets in kube-system can't be changed", well.Text, StringComparison.Ordinal);
        Assert.Contains("unknown   certificate: ", gone.Text, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Denied, ExitCode.Denied), (well.ExitCode, gone.ExitCode));
    }

    private async Task<(int ExitCode, string Text)> DoctorAsync()
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, OpenInput = () => Stream.Null };
        var code = await CommandLine.RunAsync(["doctor", "--kubeconfig", _cluster.Processes.Kubeconfig], terminal);
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }

    private async Task DisposeReplicasAsync()
    {
        foreach (var replica in _replicas)
            await replica.DisposeAsync();

        _replicas.Clear();
    }

    private static Task Moved(MovableClock clock, TimeSpan offset)
    {
        clock.Offset = offset;
        return Task.CompletedTask;
    }

    private async Task StartAsync(MovableClock clock)
    {
        await _cluster.CreateAsync("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: default}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: agent}]}
            """);
        foreach (var name in new[] { "one", "other" })
            _replicas.Add(await Replica.StartAsync(_cluster.Processes.Kubeconfig, name, clock));

        _addresses = [.. _replicas.Select(replica => replica.Address.GetLeftPart(UriPartial.Authority))];
        await _cluster.CreateAsync(ConfigurationOf("MutatingWebhookConfiguration", new(_replicas[0].Address, "/mutate")));
        await _cluster.CreateAsync(ConfigurationOf("ValidatingWebhookConfiguration", new(_replicas[1].Address, "/validate")));
        foreach (var replica in _replicas)
            await Eventually.GetAsync($"replica {replica.Name} to be ready", async () => await replica.IsReadyAsync() ? "" : null);
    }

    /// <summary>Does something that calls for another certificate, and waits until every replica serves it.</summary>
    private async Task ReplacedAsync(Func<Task> change)
    {
        var before = await Task.WhenAll(_replicas.Select(replica => replica.SerialAsync()));
        await change();
        await Eventually.GetAsync("every replica to serve another certificate", async () =>
            (await Task.WhenAll(_replicas.Select(replica => replica.SerialAsync()))) is var serials
            && serials.Distinct().Count() == 1 && !before.Contains(serials[0]) ? "" : null);
    }

    private async Task<Replica> LeaderAsync() => await Eventually.GetAsync("a leader", async () =>
    {
        foreach (var replica in _replicas)
        {
            if (await replica.LeadsAsync())
                return replica;
        }

        return null;
    });

    private Task<JsonObject> SetAsync(string entry, string value) =>
        _cluster.PatchAsync(Secret, new JsonObject { ["data"] = new JsonObject { [entry] = Base64(value) } });

    private async Task<string?> EntryAsync(string name) =>
        (await _cluster.GetAsync(Secret))?["data"]?[name]?.ToString() is { } value ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : null;

    /// <summary>Sends the requests elsewhere, as the Service would.</summary>
    private async Task PointAsync(string kind, Uri webhook)
    {
        var configuration = await _cluster.ReadAsync(PathOf(kind));
        configuration["webhooks"]![0]!["clientConfig"]!["url"] = webhook.ToString();
        await _cluster.ReplaceAsync(configuration);
    }

    private async Task<string?> BundleAsync(string kind) =>
        Encoding.UTF8.GetString(Convert.FromBase64String((await _cluster.ReadAsync(PathOf(kind)))["webhooks"]![0]!["clientConfig"]!["caBundle"]!.ToString()));

    private static ResourcePath PathOf(string kind) => new("admissionregistration.k8s.io", "v1", kind.ToLowerInvariant() + "s", "", "daemonset-webhook");

    private static JsonObject ConfigurationOf(string kind, Uri webhook) => Manifest.Object($$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: {{kind}}
        metadata: {name: daemonset-webhook}
        webhooks:
        - name: {{(kind.StartsWith('M') ? "mutate" : "validate")}}.daemonset-webhook.dev
          admissionReviewVersions: [v1]
          clientConfig: {url: "{{webhook}}"}
          rules: [{apiGroups: [apps], apiVersions: [v1], resources: [daemonsets], operations: [CREATE, UPDATE]}]
          failurePolicy: Fail
          sideEffects: None
        """);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
