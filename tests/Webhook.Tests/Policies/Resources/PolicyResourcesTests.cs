using Webhook.Policies.Resources;
using Webhook.Testing;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.Policies.Resources;

public sealed class PolicyResourcesTests
{
    private const string Bad = """{"rules":{"required-labels":{"action":"Warn","labels":[{"key":"a","value":"("}]}}}""";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Uses_what_the_cluster_has_and_says_so_in_the_status_of_each()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Snapshot = new ClusterBuilder().With(A.DaemonSet()).Build();
        cluster.Apply("bad", Bad);
        cluster.Apply("good", """{"rules":{"update-strategy":{"action":"Deny"}}}""");
        cluster.Run();

        await cluster.UntilAsync(() => cluster.Condition("good", "InUse").Length > 0 && cluster.Condition("bad", "InUse").Length > 0);

        Assert.Equal(["default", "dsp/good"], cluster.Rig.InUse);
        Assert.Equal("True Valid: no errors", cluster.Condition("good", "Accepted"));
        Assert.Equal(1, cluster.Status("good")!["matchedDaemonSets"]!.GetValue<int>());
        Assert.StartsWith("False Invalid: spec.rules[required-labels].labels[0].value: is \"(\", must be ", cluster.Condition("bad", "Accepted"), StringComparison.Ordinal);
        Assert.StartsWith("False None: ", cluster.Condition("bad", "InUse"), StringComparison.Ordinal);
        Assert.True(cluster.Resources.IsKnown);
    }

    [Fact]
    public async Task Are_known_once_they_were_in_use_however_soon_others_come()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Apply("a", "{}");
        cluster.RunReflector();
        cluster.RunStatus();
        await cluster.UntilAsync(() => cluster.Server.OpenWatches > 0, PolicyResources.StatusInterval);
        Assert.False(cluster.Resources.IsKnown);

        await cluster.RunUseAsync(() => cluster.Rig.InUse.Contains("dsp/a"));
        cluster.Apply("b", "{}");
        await cluster.UntilAsync(() => cluster.Resources.State.Objects == 2, PolicyResources.StatusInterval);

        Assert.True(cluster.Resources.IsKnown);
    }

    [Fact]
    public async Task Follows_changes_and_deletions()
    {
        await using var cluster = await PolicyCluster.StartAsync();
        await cluster.UntilAsync(() => cluster.Server.OpenWatches > 0);
        cluster.Apply("a", "{}");
        cluster.Apply("b", "{}");
        await cluster.UntilAsync(() => cluster.Condition("b", "InUse").Length > 0);
        Assert.Equal(["default", "dsp/a", "dsp/b"], cluster.Rig.InUse);

        cluster.Delete("a");
        cluster.Apply("b", Bad);
        await cluster.UntilAsync(() => cluster.Condition("b", "InUse").StartsWith("True LastGood: generation 1 ", StringComparison.Ordinal));
        Assert.Equal(["default", "dsp/b"], cluster.Rig.InUse);
        Assert.Equal(2, cluster.Status("b")!["observedGeneration"]!.GetValue<int>());

        cluster.Apply("b", """{"match":{}}""");
        await cluster.UntilAsync(() => cluster.Condition("b", "InUse") == "True Current: generation 3 is in use");
        Assert.Equal("True Valid: no errors", cluster.Condition("b", "Accepted"));
    }

    [Fact]
    public async Task Does_without_a_definition_quietly_and_finds_one_that_is_installed_later()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Server.Fault = FakeApiServer.Refuse(404, "NotFound", "the server could not find the requested resource");
        cluster.RunWatch();
        await cluster.UntilAsync(() => cluster.Resources.IsKnown);
        Assert.Equal("", cluster.Resources.Unready);
        await cluster.UntilAsync(() => cluster.Server.Requests.Count >= 5, LongestWait);

        Assert.True(cluster.Resources.IsKnown);
        Assert.Single(cluster.Rig.Log.Lines, line => line.Line.StartsWith("The cluster has no DaemonSetPolicies", StringComparison.Ordinal));
        Assert.DoesNotContain(cluster.Rig.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
        Assert.Contains("daemonset_webhook_watch_restarts_total{resource=\"daemonsetpolicies\",reason=\"absent\"} 1\n", cluster.Rig.Metrics, StringComparison.Ordinal);

        cluster.Server.Fault = null;
        cluster.Apply("a", "{}");
        await cluster.UntilAsync(() => cluster.Server.OpenWatches > 0, LongestWait);
        cluster.RunStatus();
        await cluster.UntilAsync(() => cluster.Condition("a", "InUse").Length > 0);
        Assert.Equal(["default", "dsp/a"], cluster.Rig.InUse);
    }

    [Fact]
    public async Task Writes_a_status_only_while_it_leads_and_never_twice()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.IsLeader = false;
        cluster.Apply("a", "{}");
        cluster.Run();
        await cluster.UntilAsync(() => cluster.Resources.IsKnown && cluster.Server.OpenWatches > 0);
        await cluster.PassAsync(looks: 3);
        Assert.Empty(cluster.Patches);

        cluster.IsLeader = true;
        await cluster.PassAsync(looks: 1);
        await cluster.UntilAsync(() => cluster.Rig.Policies.Current.Single().Resource.Status.Length > 0);
        await cluster.PassAsync(looks: 5);
        Assert.Single(cluster.Patches);
    }

    [Fact]
    public async Task Leaves_alone_what_somebody_changed_meanwhile_until_the_watch_has_brought_it()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Apply("a", "{}");
        var write = cluster.Server.Write;
        cluster.Server.Write = (context, request) =>
        {
            cluster.Server.Write = write;
            return FakeApiServer.Refuse(409, "Conflict")(context);
        };
        cluster.Run();
        await cluster.UntilAsync(() => cluster.Patches.Any());
        await cluster.PassAsync(looks: 3);
        Assert.Single(cluster.Patches);

        cluster.Apply("a", """{"match":{}}""");
        await cluster.UntilAsync(() => cluster.Condition("a", "InUse") == "True Current: generation 2 is in use");

        Assert.Equal(2, cluster.Patches.Count());
        Assert.DoesNotContain(cluster.Rig.Log.Lines, line => line.Id == 5009);
    }

    [Fact]
    public async Task Uses_policies_whose_status_it_may_not_write_and_says_so_once()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Server.Write = (context, _) => FakeApiServer.Refuse(403, "Forbidden", "cannot patch resource daemonsetpolicies/status")(context);
        cluster.Apply("a", "{}");
        cluster.Run();
        await cluster.UntilAsync(() => cluster.Patches.Any());
        await cluster.PassAsync(looks: 3);
        await cluster.UntilAsync(() => cluster.Patches.Count() >= 4);

        Assert.Equal(["default", "dsp/a"], cluster.Rig.InUse);
        Assert.Equal("The status of dsp/a can't be written: cannot patch resource daemonsetpolicies/status", Assert.Single(cluster.Rig.Log.Lines, line => line.Id == 5009).Line);
    }

    [Fact]
    public async Task Says_which_right_is_missing_and_keeps_the_policies_it_has()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Server.Fault = FakeApiServer.Refuse(403, "Forbidden", "cannot list resource daemonsetpolicies");
        cluster.RunWatch();
        await cluster.UntilAsync(() => cluster.Server.Requests.Count >= 3, LongestWait);

        Assert.False(cluster.Resources.IsKnown);
        Assert.Equal(["default"], cluster.Rig.InUse);
        Assert.Equal(
            "The DaemonSetPolicies of the cluster can't be read, policies stay as they are: cannot list resource daemonsetpolicies; grant list and watch of daemonsetpolicies in daemonset-webhook.dev",
            Assert.Single(cluster.Rig.Log.Lines, line => line.Id == 5007).Line);
    }

    [Fact]
    public async Task Counts_DaemonSets_anew_as_they_come_and_go()
    {
        await using var cluster = await PolicyCluster.StartAsync(run: false);
        cluster.Snapshot = new ClusterBuilder().Build();
        cluster.Apply("a", "{}");
        cluster.Run();
        await cluster.UntilAsync(() => cluster.Status("a")?["matchedDaemonSets"]?.GetValue<int>() == 0);

        cluster.Snapshot = new ClusterBuilder().With(A.DaemonSet()).Build();
        await cluster.UntilAsync(() => cluster.Rig.Policies.Current.Single().Resource.Status.Length > 0);
        await cluster.PassAsync(looks: 1);
        await cluster.UntilAsync(() => cluster.Status("a")!["matchedDaemonSets"]!.GetValue<int>() == 1);

        Assert.Equal(2, cluster.Patches.Count());
    }
}
