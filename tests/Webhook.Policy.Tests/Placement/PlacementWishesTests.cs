using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Placement;

public sealed class PlacementWishesTests
{
    private static readonly Toleration Ssd = new() { Key = "disk", Operator = "Equal", Value = "ssd", Effect = "NoSchedule" };
    private static readonly Toleration Gpu = new() { Key = "gpu", Operator = "Exists" };

    private static readonly PodSpec Template = new()
    {
        NodeSelector = new Dictionary<string, string> { ["os"] = "linux", ["disk"] = "ssd" },
        Tolerations = [Ssd, Gpu],
    };

    private static readonly PodSpec[] Others =
    [
        Template with { HostNetwork = true },
        Template with { NodeName = "node-1" },
        Template with { NodeSelector = new Dictionary<string, string> { ["os"] = "linux" } },
        Template with { NodeSelector = new Dictionary<string, string> { ["os"] = "linux", ["disk"] = "hdd" } },
        Template with { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd", ["os"] = "linux" } },
        Template with { NodeSelector = new Dictionary<string, string> { ["os"] = "linux", ["node"] = "ssd" } },
        Template with { Tolerations = [Ssd] },
        Template with { Tolerations = [Gpu, Ssd] },
        Template with { Tolerations = [Ssd, Gpu with { Effect = "NoExecute" }] },
        Template with { Affinity = new() { NodeAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = new() } } },
    ];

    [Fact]
    public void Places_templates_that_want_the_same_nodes_once()
    {
        var cluster = A.Cluster().Node("a").Node("b", "dedicated=gpu:NoSchedule").Build();
        var first = A.DaemonSet().Build();
        var second = A.DaemonSet().PodSpec(pod => pod with { Containers = [new Container { Name = "another" }] }).Build();

        Assert.NotSame(first.Spec.Template.Spec, second.Spec.Template.Spec);
        Assert.Same(cluster.PlacementOf(first), cluster.PlacementOf(second));
    }

    [Fact]
    public void Places_them_once_for_as_long_as_no_node_changes()
    {
        var before = A.Cluster().Node("a").Node("b", "dedicated=gpu:NoSchedule").Build();
        var later = new ClusterSnapshot(before.Nodes, A.Cluster().Pod("p", "a").Build().Objects);
        var changed = before.With(ClusterBuilder.Taint("dedicated=gpu:NoSchedule"));

        Assert.Same(before.PlacementOf(A.DaemonSet().Build()), later.PlacementOf(A.DaemonSet().Build()));
        Assert.Equal((1, 0), (before.PlacementOf(A.DaemonSet().Build()).Runs, changed.PlacementOf(A.DaemonSet().Build()).Runs));
    }

    [Fact]
    public void Keeps_the_few_that_were_asked_for_last()
    {
        var nodes = A.Cluster().Node("a").Build().Nodes;
        PodSpec[] templates = [.. Enumerable.Range(0, 100).Select(i => new PodSpec { NodeName = $"n{i}" })];

        var placements = templates.Select(template => nodes.Placements.Of(template, default)).ToList();

        Assert.Same(placements[^1], nodes.Placements.Of(templates[^1] with { }, default));
        Assert.NotSame(placements[0], nodes.Placements.Of(templates[0], default));
    }

    [Fact]
    public void Knows_wishes_again_whatever_else_the_pods_are()
    {
        var copy = Template with
        {
            NodeSelector = new Dictionary<string, string>(Template.NodeSelector),
            Tolerations = [Ssd with { }, Gpu with { }],
            Containers = [new Container { Name = "agent" }],
        };

        Assert.True(PlacementWishes.AreSame(Template, copy));
    }

    [Fact]
    public void Tells_other_wishes_apart() => Assert.All(Others, other =>
    {
        Assert.False(PlacementWishes.AreSame(Template, other));
        Assert.False(PlacementWishes.AreSame(other, Template));
    });
}
