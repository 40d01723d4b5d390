using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class WhatIfTests
{
    [Fact]
    public void Puts_a_taint_in_the_place_of_one_with_its_key_and_effect()
    {
        var cluster = A.Cluster().Node("a", "k=old:NoSchedule", "k=old:NoExecute").Node("b").Build();

        var changed = new WhatIf([new(ClusterBuilder.Taint("k=new:NoSchedule"), false)], [], ["a"]).Apply(cluster);

        Assert.Equal(["k=old:NoExecute", "k=new:NoSchedule"], Taints(changed, 0));
        Assert.Empty(Taints(changed, 1));
        Assert.Equal(["k=old:NoSchedule", "k=old:NoExecute"], Taints(cluster, 0));
    }

    [Theory]
    [InlineData("NoSchedule", new[] { "k=v:NoExecute", "other:NoSchedule" })]
    [InlineData("", new[] { "other:NoSchedule" })]
    public void Takes_a_taint_away_whatever_its_value(string effect, string[] left)
    {
        var cluster = A.Cluster().Node("a", "k=v:NoSchedule", "k=v:NoExecute", "other:NoSchedule").Build();

        var changed = new WhatIf([new(new Taint { Key = "k", Effect = effect }, true)], [], []).Apply(cluster);

        Assert.Equal(left, Taints(changed, 0));
    }

    [Fact]
    public void Sets_and_takes_away_labels()
    {
        var cluster = A.Cluster().Node("a", true, new() { ["x"] = "1", ["y"] = "1" }).Node("b").Build();

        var changed = new WhatIf([], [new("x", "2"), new("y", null)], []).Apply(cluster);

        Assert.Equal([new("x", "2")], changed.Nodes[0].Metadata.Labels);
        Assert.Equal([new("x", "2")], changed.Nodes[1].Metadata.Labels);
    }

    [Fact]
    public void Says_what_is_asked()
    {
        var whatIf = new WhatIf(
            [new(ClusterBuilder.Taint("k=v:NoSchedule"), false), new(new Taint { Key = "z" }, true)], [new("a", "b"), new("c", null)], ["n1", "n2"]);

        Assert.Equal("with taint k=v:NoSchedule, without taint z, with label a=b, without label c on n1, n2", whatIf.ToString());
        Assert.Equal("with label a= on every node", new WhatIf([], [new("a", "")], []).ToString());
        Assert.True(whatIf.IsAny);
        Assert.False(new WhatIf([], [], ["n1"]).IsAny);
    }

    private static IEnumerable<string> Taints(ClusterSnapshot cluster, int node) => cluster.Nodes[node].Spec.Taints.Select(taint => taint.ToString());
}
