using System.Text.Json.Nodes;
using Webhook.Policy;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Tests.EndToEnd;

/// <summary>What requests are told of the live cluster.</summary>
public sealed class LiveAdmissionTests
{
    private const string Restart = "DaemonSet logging/agent: this change restarts 3 pods, 1 at a time, at most about 2 minutes";

    private static readonly JsonObject Rolled = LiveObjects.Stored(agent => agent["spec"]!["template"]!["spec"]!["containers"]![0]!["image"] = "agent:2");

    [Fact]
    public async Task Holds_a_new_DaemonSet_against_the_nodes()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodes);
        var nowhere = Reviews.Agent(agent => agent["spec"]!["template"]!["spec"]!["nodeSelector"] = new JsonObject { ["disk"] = "ssd" });

        var some = await live.WarningsAsync("/validate", Reviews.Create(Reviews.Agent()));
        var none = await live.WarningsAsync("/validate", Reviews.Create(nowhere));

        Assert.Equal(["DaemonSet logging/agent: runs on 3 of 5 nodes: 2 have taint node-role.kubernetes.io/control-plane:NoSchedule"], some);
        Assert.StartsWith(
            "DaemonSet logging/agent: node-coverage: runs on none of 5 nodes: 3 don't match nodeSelector disk=ssd, 2 ", Assert.Single(none), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foretells_a_roll_out_also_for_a_dry_run()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodesWithAgent);

        var rolled = Reviews.Update(LiveObjects.Stored(), Rolled);
        var relabelled = Reviews.Update(LiveObjects.Stored(), LiveObjects.Stored(agent => agent["metadata"]!["labels"]!["team"] = "a"));

        Assert.Equal([Restart], await live.WarningsAsync("/validate", rolled));
        Assert.Equal([Restart], await live.WarningsAsync("/validate", rolled.Replace("\"dryRun\":false", "\"dryRun\":true", StringComparison.Ordinal)));
        Assert.Empty(await live.WarningsAsync("/validate", relabelled));
        Assert.Empty(await live.WarningsAsync("/validate", Reviews.Delete(LiveObjects.Stored())));
    }

    [Fact]
    public async Task Foretells_nothing_of_what_it_denies_and_says_what_is_wrong_first()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodesWithAgent);
        var denied = Rolled.DeepClone().AsObject();
        denied["spec"]!["selector"]!["matchLabels"]!["app"] = "other";
        var warned = Rolled.DeepClone().AsObject();
        warned["spec"]!["revisionHistoryLimit"] = 0;

        var denial = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Reviews.Update(LiveObjects.Stored(), denied));
        var warnings = await live.WarningsAsync("/validate", Reviews.Update(LiveObjects.Stored(), warned));

        Assert.False(denial.GetProperty("allowed").GetBoolean());
        Assert.DoesNotContain(LiveServer.Warnings(denial), warning => warning.Contains("restarts", StringComparison.Ordinal));
        Assert.Equal(2, warnings.Count);
        Assert.Contains("rollback-history", warnings[0], StringComparison.Ordinal);
        Assert.Equal(Restart, warnings[1]);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("3", true)]
    [InlineData("4", false)]
    public async Task Foretells_as_much_as_is_asked_for(string pods, bool speaks)
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodesWithAgent, options => options with { ForecastPods = pods });

        Assert.Equal(speaks, (await live.WarningsAsync("/validate", Reviews.Update(LiveObjects.Stored(), Rolled))).Count == 1);
    }

    [Fact]
    public async Task Sees_a_change_of_the_cluster_without_waiting_for_it()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodes);

        LiveObjects.PutNode(live.Api, "node-1", "dedicated");
        await live.UntilCacheAsync(cache => cache.Nodes.Current.Find("", "node-1")!.Spec.Taints.Count == 1);
        var warnings = await live.WarningsAsync("/validate", Reviews.Create(Reviews.Agent()));

        Assert.Equal(
            ["DaemonSet logging/agent: runs on 2 of 5 nodes: 2 have taint node-role.kubernetes.io/control-plane:NoSchedule, 1 has taint dedicated:NoSchedule"],
            warnings);
    }

    [Fact]
    public async Task Leaves_live_rules_out_when_time_is_up_and_answers()
    {
        FakeTimeProvider? clock = null;
        await using var live = await LiveServer.StartUnsyncedAsync(LiveObjects.FiveNodesWithAgent, surroundings: surroundings =>
        {
            clock = (FakeTimeProvider)surroundings.Time;
            return surroundings with { Engine = policies => new PolicyEngine(policies, [new SlowRule(clock), .. RuleCatalogue.All]) };
        });
        await live.UntilAsync(() => live.Server.Server.Live!.Cluster.Cache.Synced);

        var response = await TestServer.ReviewAsync(live.Server.Client(), "/validate?timeout=2s", Reviews.Update(LiveObjects.Stored(), Rolled));

        Assert.True(response.GetProperty("allowed").GetBoolean());
        Assert.Equal(
            "DaemonSet logging/agent: not checked against the cluster, since the time that the API server gives this webhook was up: "
                + "selector-overlap, orphan-adoption, rollout-blocked, rollout-in-progress, on-delete-stale, toleration-near-miss, node-coverage, platform…",
            Assert.Single(LiveServer.Warnings(response)));
        Assert.StartsWith("Deadline: selector-overlap, ", response.GetProperty("auditAnnotations").GetProperty("skipped-rules").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_live_rules_skipped_total{rule=\"node-coverage\",reason=\"deadline\"}"));
    }

    private sealed class SlowRule(FakeTimeProvider clock) : Rule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "slow",
            Title = "Takes long",
            Category = RuleCategory.Life,
            DefaultAction = RuleAction.Warn,
            What = "Takes long.",
            Why = "Because.",
            Remedy = "None.",
            Source = "None.",
            IsLive = true,
        };

        public override void Check(DaemonSetReview review, FindingSink findings) => clock.Advance(TimeSpan.FromSeconds(1.8));
    }
}
