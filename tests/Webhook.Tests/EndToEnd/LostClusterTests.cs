using System.Net;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>A server whose cluster can't be read.</summary>
public sealed class LostClusterTests
{
    private static readonly string Create = Reviews.Create(Reviews.Agent());

    [Fact]
    public async Task Skips_live_rules_while_something_was_never_listed_and_says_so_once()
    {
        await using var live = await LiveServer.StartUnsyncedAsync(api =>
        {
            LiveObjects.FiveNodes(api);
            api.Fault = FakeApiServer.Hang;
        });
        await live.UntilAsync(() => !live.Api.Requests.IsEmpty);

        var response = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);
        var (status, ready) = await live.Server.OperationsAsync("/readyz?verbose");

        Assert.True(response.GetProperty("allowed").GetBoolean());
        Assert.Equal(
            "DaemonSet logging/agent: not checked against the cluster, since the cluster's daemonsets have not been listed yet: selector-overlap, "
                + "orphan-adoption, rollout-blocked, rollout-in-progress, on-delete-stale, toleration-near-miss, node-coverage, platform-mism…",
            Assert.Single(LiveServer.Warnings(response)));
        Assert.Equal(
            "Unsynced: selector-overlap, orphan-adoption, rollout-blocked, rollout-in-progress, on-delete-stale, toleration-near-miss, node-coverage, platform-mismatch, capacity-fit, host-port-conflict, pod-security",
            response.GetProperty("auditAnnotations").GetProperty("skipped-rules").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("[-]policy-resources failed: the DaemonSetPolicies of the cluster have not been listed yet\n", ready, StringComparison.Ordinal);
        Assert.Contains("[+]cluster ok, but live rules are skipped: the cluster's daemonsets have not been listed yet\n", ready, StringComparison.Ordinal);
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_live_rules_skipped_total{rule=\"node-coverage\",reason=\"unsynced\"}"));
        Assert.Equal(0, await live.Server.MetricAsync("daemonset_webhook_cache_synced{resource=\"pods\"}"));
        Assert.Equal(0, await live.Server.MetricAsync("daemonset_webhook_cache_last_event_timestamp_seconds{resource=\"pods\"}"));
        Assert.Empty(await live.WarningsAsync("/validate", Reviews.Delete(LiveObjects.Stored())));
    }

    [Fact]
    public async Task Goes_on_with_what_it_knew_then_without_then_finds_the_cluster_again()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodes);
        var before = await live.WarningsAsync("/validate", Create);

        await live.LoseClusterAsync();
        live.Clock.Advance(TimeSpan.FromMinutes(4));
        var meanwhile = await live.WarningsAsync("/validate", Create);
        live.Clock.Advance(TimeSpan.FromMinutes(3));
        var stale = await live.WarningsAsync("/validate", Create);
        var (status, ready) = await live.Server.OperationsAsync("/readyz?verbose");
        await live.FindClusterAsync();
        var after = await live.WarningsAsync("/validate", Create);

        Assert.StartsWith("DaemonSet logging/agent: runs on 3 of 5 nodes: ", Assert.Single(before), StringComparison.Ordinal);
        Assert.Equal(before, meanwhile);
        Assert.Matches(
            "^DaemonSet logging/agent: not checked against the cluster, since the cluster's [a-z]+ could not be followed for 7m: selector-overlap, ", Assert.Single(stale));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches(@"\[\+\]cluster ok, but live rules are skipped: the cluster's [a-z]+ could not be followed for 7m\n", ready);
        Assert.Equal(before, after);
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_live_rules_skipped_total{rule=\"node-coverage\",reason=\"stale\"}"));
        Assert.True(await live.Server.MetricAsync("daemonset_webhook_watch_restarts_total{resource=\"nodes\",reason=\"disconnected\"}") > 0);
        Assert.Equal(0, await live.Server.MetricAsync("daemonset_webhook_watch_restarts_total{resource=\"nodes\",reason=\"expired\"}"));
    }

    [Fact]
    public async Task Logs_the_loss_and_the_return_once_however_often_it_tries()
    {
        await using var live = await LiveServer.StartAsync();

        await live.LoseClusterAsync();
        var requests = live.Api.Requests.Count;
        await live.UntilAsync(() => live.Api.Requests.Count > requests + 30, () => live.Clock.Advance(TimeSpan.FromSeconds(30)));
        await live.FindClusterAsync();

        var lines = live.Server.Log.Lines.Where(line => line.Id is 4000 or 4001).Select(line => line.Line).ToList();
        Assert.Collection(
            lines,
            line => Assert.Matches(@"^No contact to the cluster http://127\.0\.0\.1:\d+ \(context test of .*\) \([a-z]+: .+\); trying again until it is there, live rules read what was known for 5m at most$", line),
            line => Assert.Matches(@"^Contact to the cluster http://127\.0\.0\.1:\d+ \(context test of .*\) is back after [1-9][0-9]*[smhd]$", line));
    }

    [Fact]
    public async Task Says_that_live_rules_are_skipped_where_the_cluster_was_never_reached()
    {
        await using var live = await LiveServer.StartUnsyncedAsync(api => api.Fault = FakeApiServer.Refuse(500, "InternalError", "etcd is away"));

        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id is 4000 or 4009));

        var line = Assert.Single(live.Server.Log.Lines, line => line.Id is 4000 or 4009).Line;
        Assert.StartsWith("No contact to the cluster http://127.0.0.1:", line, StringComparison.Ordinal);
        Assert.EndsWith(": etcd is away); trying again until there is, and until everything has been listed live rules are skipped", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_each_resource_that_it_may_not_list()
    {
        await using var live = await LiveServer.StartUnsyncedAsync(api => api.Fault = FakeApiServer.Refuse(403, "Forbidden", "jane may not list that"));
        await live.UntilAsync(() => live.Server.Log.Lines.Count(line => line.Id == 4002) == 11);

        await live.UntilAsync(() => live.Api.Requests.Count > 30, () => live.Clock.Advance(TimeSpan.FromSeconds(30)));

        var lines = live.Server.Log.Lines.Where(line => line.Id == 4002).Select(line => line.Line).ToList();
        Assert.Equal(11, lines.Count);
        Assert.Contains(lines, line => line.EndsWith(" refuses list and watch of pods: jane may not list that; live rules are skipped without it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_the_state_of_each_resource_as_metrics()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodesWithAgent);

        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_cache_synced{resource=\"nodes\"}"));
        Assert.Equal(5, await live.Server.MetricAsync("daemonset_webhook_cache_objects{resource=\"nodes\"}"));
        Assert.Equal(3, await live.Server.MetricAsync("daemonset_webhook_cache_objects{resource=\"pods\"}"));
        Assert.Equal(0, await live.Server.MetricAsync("daemonset_webhook_cache_unreadable_objects{resource=\"pods\"}"));
        Assert.Equal(
            live.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, await live.Server.MetricAsync("daemonset_webhook_cache_last_event_timestamp_seconds{resource=\"jobs\"}"));
        foreach (var reason in new[] { "ended", "expired", "disconnected", "stalled", "throttled", "denied", "refused", "server_error", "malformed", "failed" })
            Assert.Equal(0, await live.Server.MetricAsync($"daemonset_webhook_watch_restarts_total{{resource=\"jobs\",reason=\"{reason}\"}}"));
    }
}
