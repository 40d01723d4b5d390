using Webhook.Model.Core;
using Webhook.Policy.Rules.Selectors;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class OrphanAdoptionRuleTests
{
    private readonly OrphanAdoptionRule _rule = new();

    [Fact]
    public void Speaks_of_one_pod_as_of_one()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Creation(A.DaemonSet()) with { Cluster = A.Cluster().Nodes(1).Pod("a", "n0", owner: null).Build() }));

        Assert.Equal(
            "spec.selector \"app=agent\" adopts 1 pod that has no controller: 1 replaced by the roll-out (a on n0)",
            finding.Message);
        Assert.Equal("delete that pod first, or change the labels of it if it must live on by itself", finding.Remedy);
    }

    [Fact]
    public void Tells_what_stays_and_which_own_pods_make_way()
    {
        var waiting = new Pod { Namespace = "logging", Name = "waiting", Uid = "waiting", Labels = new Dictionary<string, string> { ["app"] = "agent" } };
        var cluster = A.Cluster().Nodes(2).Revision("new", 2).With(waiting)
            .Pod("mine", "n0", hours: 1).Pod("a", "n0", owner: null, hash: "old", hours: 2).Pod("b", "n1", owner: null, hash: "new").Build();

        var finding = Assert.Single(RuleRun.Of(_rule, A.LiveObject(A.StoredDaemonSet().Strategy("OnDelete")) with { Cluster = cluster }));

        Assert.Equal(
            "spec.selector \"app=agent\" adopts 3 pods that have no controller: 1 left with the old template (a on n0), "
                + "2 kept (b on n1 and waiting, it counts for no node), and mine of this DaemonSet make way",
            finding.Message);
        Assert.Equal("delete those pods first, or change the labels of those that must live on by themselves", finding.Remedy);
    }
}
