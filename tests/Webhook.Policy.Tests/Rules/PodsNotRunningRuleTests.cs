using Webhook.Policy.Rules.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

/// <summary>Beside its fixtures: when the rule speaks at all, and how much it says.</summary>
public sealed class PodsNotRunningRuleTests
{
    [Fact]
    public void Speaks_in_the_audit_and_in_explain_only()
    {
        var cluster = A.Cluster().Nodes(1).Pending("p", "n0", "0/1 nodes are available").Build();
        var live = A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster };
        var update = A.Update(A.StoredDaemonSet(), A.StoredDaemonSet()) with { Cluster = cluster };

        Assert.Equal([1, 0, 1], new[] { live, update, update with { IsExplained = true } }.Select(review => RuleRun.Of(new PodsNotRunningRule(), review).Count));
    }

    [Theory]
    [InlineData(299, 0)]
    [InlineData(301, 1)]
    public void Leaves_a_pod_five_minutes_to_start(int ageSeconds, int findings)
    {
        var cluster = A.Cluster().Nodes(1).Pending("p", "n0", "no room").Change("p", pod => pod with { CreationTimestamp = A.Moment.AddSeconds(-ageSeconds) });

        Assert.Equal(findings, RuleRun.Of(new PodsNotRunningRule(), A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster.Build() }).Count);
    }

    [Fact]
    public void Names_ten_pods_and_quotes_each_message_once()
    {
        var cluster = A.Cluster().Nodes(12);
        for (var i = 0; i < 12; i++)
            cluster.Pending($"p{i:00}", $"n{i}", i % 2 == 0 ? "no cpu" : "no memory");

        var message = Assert.Single(RuleRun.Messages(new PodsNotRunningRule(), A.LiveObject(A.StoredDaemonSet()) with { Cluster = cluster.Build() }));

        Assert.StartsWith("12 pods are Pending without a node: p00 on n0, ", message, StringComparison.Ordinal);
        Assert.EndsWith(" and 2 more; the scheduler says \"Unschedulable: no cpu\" and \"Unschedulable: no memory\"", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)] // made an hour ago
    [InlineData(0.1, 1)] // made six minutes ago
    public void Calls_a_roll_out_stopped_once_no_pod_was_made_for_ten_minutes(double hours, int running)
    {
        var cluster = A.Cluster().Nodes(2).Revision("new", 2).Pod("p", "n0", hash: "old").Pod("q", "n1", hash: "new", ready: false, hours: hours);
        var review = A.LiveObject(A.StoredDaemonSet().Rolling("1")) with { Cluster = cluster.Build() };

        Assert.Equal(
            running == 1 ? [] : ["the roll-out has stopped: 1 of 2 pods has an old template, and the controller has nothing to do; not available: q on n1"],
            RuleRun.Messages(new PodsNotRunningRule(), review));
    }
}
