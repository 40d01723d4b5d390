using Webhook.Model.Core;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class OnDeleteStaleRuleTests
{
    private readonly OnDeleteStaleRule _rule = new();

    [Fact]
    public void Speaks_of_one_pod_and_of_several()
    {
        var one = A.Cluster().Revision("b", 2).Pod("old", "n0", hash: "a").Pod("new", "n1", hash: "b").Build();
        var five = A.Cluster().Revision("b", 2);
        for (var i = 0; i < 5; i++)
            five.Pod($"p{i}", $"n{i}", hash: "a", hours: 5 - i);

        var single = Assert.Single(RuleRun.Of(_rule, Audited() with { Cluster = one }));
        var several = Assert.Single(RuleRun.Of(_rule, Audited() with { Cluster = five.Build() }));

        Assert.Equal("spec.updateStrategy.type is OnDelete and 1 of 2 pods is not on the current revision b: old on n0 (60m old)", single.Message);
        Assert.Equal("delete that pod, or set spec.updateStrategy.type to RollingUpdate", single.Remedy);
        Assert.Equal(
            "spec.updateStrategy.type is OnDelete and 5 of 5 pods are not on the current revision b: p0 on n0 (5h old), p1 on n1 (4h old), "
                + "p2 on n2 (3h old) and 2 more",
            several.Message);
        Assert.Equal("delete those pods, or set spec.updateStrategy.type to RollingUpdate", several.Remedy);
    }

    [Fact]
    public void Names_three_pods_without_counting_the_rest()
    {
        var three = A.Cluster().Revision("b", 2).Pod("x", "n0", hash: "a").Pod("y", "n1", hash: "a").Pod("z", "n2", hash: "a").Build();

        Assert.EndsWith(
            ": x on n0 (60m old), y on n1 (60m old) and z on n2 (60m old)",
            Assert.Single(RuleRun.Messages(_rule, Audited() with { Cluster = three })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_no_node_for_a_pod_that_has_none()
    {
        var cluster = A.Cluster().Revision("b", 2).Pod("pending", "", hash: "a").Build();

        Assert.EndsWith(": pending (60m old)", Assert.Single(RuleRun.Messages(_rule, Audited() with { Cluster = cluster })), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_running_pods_that_a_change_does_not_reach()
    {
        var leaving = new Pod { Uid = "l", Name = "l", Controller = new() { Uid = "ds" }, DeletionTimestamp = A.Moment };

        Assert.Equal(
            "spec.updateStrategy.type is OnDelete: a change of spec.template does not reach 1 running pod until it is deleted",
            Assert.Single(RuleRun.Messages(_rule, Changed(A.Cluster().Pod("p", "n0").With(leaving)))));
        Assert.Equal(
            "spec.updateStrategy.type is OnDelete: a change of spec.template does not reach 2 running pods until they are deleted",
            Assert.Single(RuleRun.Messages(_rule, Changed(A.Cluster().Pod("p", "n0").Pod("q", "n1")))));
        Assert.Empty(RuleRun.Of(_rule, Changed(A.Cluster().With(leaving))));
    }

    private static DaemonSetReview Audited() => A.LiveObject(A.StoredDaemonSet().Strategy("OnDelete"));

    // Without the JSON of either object no one can tell whether the template changes.
    private static DaemonSetReview Changed(ClusterBuilder cluster) =>
        A.Update(A.StoredDaemonSet().Strategy("OnDelete"), A.StoredDaemonSet().Strategy("OnDelete")) with { Cluster = cluster.Build() };
}
