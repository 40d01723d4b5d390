using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Reports;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>
/// One release for each right of the chart's roles that is taken away, side by side in one cluster: each says which one it
/// lacks, does without it what can be done without it, and goes on. A right whose loss nobody notices is one too many.
/// </summary>
[Collection(nameof(ReleaseCluster))]
public sealed class RemovedAccessTests(ReleaseCluster cluster) : IAsyncLifetime
{
    private const string Namespace = "watched";

    private readonly IReadOnlyList<int> _ports = FreePorts.Take(RemovedAccess.All.Count + 1);
    private readonly Dictionary<RemovedAccess, ReleasePod> _pods = [];
    private ReleasePod _whole = null!;

    public async ValueTask InitializeAsync()
    {
        await cluster.Live.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {Namespace}}}}}");
        _whole = await StartAsync(0, null);
        var starts = RemovedAccess.All.Select((removed, i) => (Removed: removed, Pod: StartAsync(i + 1, removed))).ToList();
        foreach (var (removed, pod) in starts)
            _pods.Add(removed, await pod);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_pods.Values.Append(_whole).Select(pod => pod.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Are_missed_one_by_one()
    {
        Assert.DoesNotContain(_whole.Release.Grants, grant => grant.Group != ReportApi.OpenReports.Group && !RemovedAccess.All.Any(removed => removed.Has(grant)));

        await StirAsync();
        await Eventually.GetAsync("every pod to say what it lacks", () => Task.FromResult(Silent.Count == 0 ? "" : null), () => string.Join('\n', Silent));

        await LooksAsync();
    }

    /// <summary>What was removed and not missed, with what the pod says instead.</summary>
    private List<string> Silent =>
    [
        .. from pair in _pods
           let unsaid = pair.Key.Unsaid(pair.Value.Complaints).ToList()
           where unsaid.Count > 0
           select $"{pair.Key.Verb} {string.Join(", ", unsaid)}: {string.Join(" / ", pair.Value.Complaints)}",
    ];

    /// <summary>What else is to be seen of some of them.</summary>
    private async Task LooksAsync()
    {
        var (unlisted, unled) = (PodWithout("list", "pods"), PodWithout("create", "leases"));
        await Assert.AllAsync(RemovedAccess.Followed, async resource => Assert.True(await unlisted.ShowsAsync($"daemonset_webhook_cache_synced{{resource=\"{resource}\"}} 0")));
        Assert.Contains("live rules are skipped: the cluster's ", await unlisted.ReadinessAsync(), StringComparison.Ordinal);
        Assert.True(await unlisted.IsReadyAsync());

        Assert.True(await unled.ShowsAsync("daemonset_webhook_leader 0"));
        Assert.False(await PodWithout("create", "secrets").IsReadyAsync());

        await new AuditedAgent(PodWithout("create", "events").Release, Namespace).ReportedAsync(ReportApi.PolicyReports, null);
        Assert.True(await PodWithout("create", "events").IsReadyAsync());
        Assert.True(await PodWithout("list", "policyreports").IsReadyAsync());
    }

    /// <summary>Has the audit tell all it can: a finding that appears, goes, comes back, and goes with its DaemonSet.</summary>
    private async Task StirAsync()
    {
        AuditedAgent[] seen =
        [
            .. new[] { _whole, PodWithout("create", "events"), PodWithout("patch", "events"), PodWithout("delete", "policyreports") }
                .Select(pod => new AuditedAgent(pod.Release, Namespace)),
        ];
        await Eventually.GetAsync("the releases to lead", async () =>
        {
            foreach (var pod in _pods.Where(pod => !pod.Key.Resources.Contains("leases")).Select(pod => pod.Value))
            {
                if (!await pod.ShowsAsync("daemonset_webhook_leader 1"))
                    return null;
            }

            return "";
        });
        await seen[0].CreateAsync();
        await AllAsync(seen, true);
        await seen[0].ChangeAsync(violates: false);
        await AllAsync(seen, false);
        await seen[0].ChangeAsync(violates: true);
        await AllAsync(seen, true);
        await seen[0].DeleteAsync();
        await AllAsync(seen[..^1], null);
    }

    private static Task AllAsync(IEnumerable<AuditedAgent> agents, bool? violates) =>
        Task.WhenAll(agents.Select(agent => agent.ReportedAsync(ReportApi.PolicyReports, violates)));

    private ReleasePod PodWithout(string verb, string resource) => _pods.Single(pod => pod.Key.Verb == verb && pod.Key.Resources.Contains(resource)).Value;

    private async Task<ReleasePod> StartAsync(int number, RemovedAccess? removed)
    {
        var name = $"r{number}-daemonset-webhook";
        return await ReleasePod.StartAsync(await Release.InstallAsync(cluster.Live, name, _ports[number], "", removed is null ? null : removed.Has), _ports[number]);
    }
}
