using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>A cluster with two replicas that manage their certificate: one is called to mutate, the other to validate, and no answer is a refusal.</summary>
public abstract class SelfManagedRelease : IAsyncLifetime
{
    private LiveCluster? _cluster;

    private protected LiveCluster Cluster => _cluster!;

    private protected List<Replica> Replicas { get; } = [];

    /// <summary>Where they are called, also when they are gone.</summary>
    private protected IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync() => _cluster = await LiveCluster.StartAsync(new());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await DisposeReplicasAsync();
        await Cluster.DisposeAsync();
    }

    private protected async Task DisposeReplicasAsync()
    {
        foreach (var replica in Replicas)
            await replica.DisposeAsync();

        Replicas.Clear();
    }

    /// <summary>Starts both, and waits until the API server can call them.</summary>
    private protected async Task StartAsync(MovableClock clock)
    {
        await Cluster.CreateAsync("""
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
            Replicas.Add(await Replica.StartAsync(Cluster.Processes.Kubeconfig, name, clock));

        Addresses = [.. Replicas.Select(replica => replica.Address.GetLeftPart(UriPartial.Authority))];
        await Cluster.CreateAsync(ConfigurationOf("MutatingWebhookConfiguration", new(Replicas[0].Address, "/mutate")));
        await Cluster.CreateAsync(ConfigurationOf("ValidatingWebhookConfiguration", new(Replicas[1].Address, "/validate")));
        foreach (var replica in Replicas)
            await Eventually.GetAsync($"replica {replica.Name} to be ready", async () => await replica.IsReadyAsync() ? "" : null);
    }

    private protected static ResourcePath PathOf(string kind) => new("admissionregistration.k8s.io", "v1", kind.ToLowerInvariant() + "s", "", "daemonset-webhook");

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
}
