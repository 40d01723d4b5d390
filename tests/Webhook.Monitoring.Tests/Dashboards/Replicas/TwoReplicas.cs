using Webhook.Monitoring.Tests.Live.Incidents;
using Webhook.Policy;
using Webhook.Policy.Rules;
using Webhook.Server;
using Webhook.Testing.ApiServers;

namespace Webhook.Monitoring.Tests.Dashboards.Replicas;

/// <summary>Two replicas of one release, in one process, that follow one cluster, and what can happen to them.</summary>
internal sealed class TwoReplicas : IAsyncDisposable
{
    private const string FaultyRule = "rollback-history";

    private readonly TestFolder _folder = new();
    private readonly OneLease _lease = new();
    private readonly string _policy;
    private LiveServer? _first;
    private TestServer? _second;
    private Repeated? _bookmarks;
    private volatile bool _failsReviews;
    private volatile bool _failsRule;

    private TwoReplicas() => _policy = WritePolicy("25%");

    /// <summary>Where they show their metrics.</summary>
    public IReadOnlyList<Uri> Targets => [.. Servers.Select(server => server.Server.OperationsUri)];

    /// <summary>Their cluster.</summary>
    public FakeApiServer Api => _first!.Api;

    private IReadOnlyList<TestServer> Servers => [_first!.Server, _second!];

    /// <summary>Starts them; they may not have heard of their cluster yet.</summary>
    public static async Task<TwoReplicas> StartAsync()
    {
        var replicas = new TwoReplicas();
        replicas._first = await LiveServer.StartUnsyncedAsync(
            api =>
            {
                SampleObjects.Fill(api);
                api.Write = replicas._lease.AnswerAsync;
            },
            replicas.Options,
            replicas.Surroundings);
        replicas._second = await TestServer.StartAsync(
            replicas.Options(new() { Kubeconfig = replicas._folder.Write("config", Machines.Kubeconfig(replicas.Api.Address)) }), replicas.Surroundings);
        // Where nothing changes an API server sends these, and the caches know that they are not cut off.
        replicas._bookmarks = Repeated.Of(replicas.Api.Bookmark);
        return replicas;
    }

    /// <summary>Sends reviews of all kinds, to one replica and the other in turn.</summary>
    /// <param name="interval">From one to the next.</param>
    /// <param name="share">Which share of them to send, asked each time.</param>
    public Repeated SendReviews(TimeSpan interval, Func<double>? share = null)
    {
        var clients = Servers.Select(server => server.Client()).ToList();
        var (sent, due) = (0, 0.0);
        return Repeated.Every(interval, async cancellation =>
        {
            due += share?.Invoke() ?? 1;
            for (; due >= 1; due--)
            {
                var (path, body) = SampleReviews.All[sent % SampleReviews.All.Count];
                using var answer = await clients[sent++ / SampleReviews.All.Count % clients.Count].PostAsync(path, TestServer.Json(body), cancellation);
            }
        });
    }

    /// <summary>Whether reviews end in errors.</summary>
    public void FailReviews(bool isOn) => _failsReviews = isOn;

    /// <summary>Whether a rule throws.</summary>
    public void FailRule(bool isOn) => _failsRule = isOn;

    /// <summary>Another limit in a policy.</summary>
    public void ChangePolicy(string limit) => WritePolicy(limit);

    /// <summary>A policy with a typing error.</summary>
    public void BreakPolicy() => _folder.Write("policy.yaml", "spec: [");

    /// <summary>Breaks the certificate of one replica, and gives what fixes it.</summary>
    public async Task<Func<Task>> BreakCertificateAsync()
    {
        var file = _first!.Server.Settings.Certificate.Name;
        var certificate = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, "no certificate");
        return () => File.WriteAllTextAsync(file, certificate);
    }

    /// <summary>Every watch breaks; they begin anew at once.</summary>
    public void DropWatches() => Api.EachWatch(watch => watch.Drop(), forget: true);

    /// <summary>Whether the API server does not answer.</summary>
    public void LoseCluster(bool isLost)
    {
        Api.Fault = isLost ? FakeApiServer.Drop : null;
        if (isLost)
            DropWatches();
    }

    /// <summary>The replica that leads does so no more.</summary>
    public void HandOver() => _lease.HandOver();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _bookmarks!.DisposeAsync();
        await _second!.DisposeAsync();
        await _first!.DisposeAsync();
        _folder.Dispose();
    }

    private ServeOptions Options(ServeOptions options) => options with { Audit = "full", AuditInterval = "10s", MaxCacheAge = "5s", Policies = [_policy] };

    private ServerSurroundings Surroundings(ServerSurroundings surroundings) => RealTime.Of(surroundings) with
    {
        Engine = policies => new PolicyEngine(policies, [new SwitchedRule(FaultyRule, () => _failsRule), .. RuleCatalogue.All.Where(rule => rule.Descriptor.Id != FaultyRule)]),
        Wrap = (_, reviewer) => new SwitchedReviewer(reviewer, () => _failsReviews, () => throw new InvalidOperationException("a reviewer's mistake")),
    };

    private string WritePolicy(string limit) => _folder.Write("policy.yaml", $$$"""
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: default}
        spec:
          exemptions:
          - {reason: CNI rolls itself, namespaces: [calico-system], rules: [update-strategy]}
          - {reason: until the move, namespaces: [legacy], rules: [max-unavailable], expires: "2020-01-31T00:00:00Z"}
        ---
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: production}
        spec:
          match: {namespaces: [logging, monitoring, storage]}
          tolerations: {controlPlane: {inject: Always}}
          rules: {max-unavailable: {action: Deny, limit: "{{{limit}}}"}}
        """);
}
