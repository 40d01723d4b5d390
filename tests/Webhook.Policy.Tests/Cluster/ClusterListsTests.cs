using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Cluster;

public sealed class ClusterListsTests
{
    [Fact]
    public void Tells_objects_without_a_UID_apart_by_kind_namespace_and_name()
    {
        IClusterObjects objects = new ClusterLists
        {
            DaemonSets = [DaemonSet("a", "x"), DaemonSet("b", "x"), DaemonSet("a", "y"), DaemonSet("a", "x")],
            Workloads = [Workload("Job", "a", "x"), Workload("ReplicaSet", "a", "x"), Workload("Job", "a", "y"), Workload("Job", "a", "x")],
            Pods = [new() { Namespace = "a", Name = "x" }, new() { Namespace = "b", Name = "x" }, new() { Namespace = "a", Name = "y" }, new() { Namespace = "a", Name = "x" }],
            ControllerRevisions = [Revision("x", 1), Revision("y", 2), Revision("x", 3)],
            Services = [new() { Namespace = "a", Name = "x" }, new() { Namespace = "b", Name = "x" }, new() { Namespace = "a", Name = "y" }, new() { Namespace = "a", Name = "x" }],
            Namespaces = [new() { Name = "a", Uid = "u" }, new() { Name = "b", Uid = "u" }],
        };

        Assert.Equal(["a/x", "a/y", "b/x"], objects.DaemonSets.Select(it => $"{it.Metadata.Namespace}/{it.Metadata.Name}").Order());
        Assert.Equal(2, objects.DaemonSetsIn("a").Count());
        Assert.Equal(["Job/x", "ReplicaSet/x", "Job/y"], objects.WorkloadsIn("a").Select(it => $"{it.Kind}/{it.Name}"));
        Assert.Equal((2, 1), (objects.OrphansIn("a").Count, objects.OrphansIn("b").Count));
        Assert.Equal([3L, 2L], objects.RevisionsOf("ds").Select(it => it.Revision));
        Assert.Equal((2, 1), (objects.ServicesIn("a").Count(), objects.ServicesIn("b").Count()));
        Assert.NotNull(objects.LabelsOfNamespace("a"));
        Assert.NotNull(objects.LabelsOfNamespace("b"));
        Assert.Null(objects.LabelsOfNamespace("c"));
    }

    [Fact]
    public void Tells_objects_with_a_UID_apart_by_it()
    {
        var objects = A.Cluster().With(new Pod { Uid = "1", Namespace = "a", Name = "x" }).With(new Pod { Uid = "2", Namespace = "a", Name = "x" }).Build().Objects;

        Assert.Equal(2, objects.OrphansIn("a").Count);
    }

    [Fact]
    public void Gives_nothing_to_an_owner_without_a_UID()
    {
        var objects = new ClusterLists
        {
            Pods = [new() { Uid = "p", Name = "p", Controller = new() { Kind = "DaemonSet" } }],
            ControllerRevisions = [new() { Uid = "r", Name = "r" }],
        };

        Assert.Empty(objects.PodsOf(""));
        Assert.Empty(objects.PodRunsOf(""));
        Assert.Empty(objects.RevisionsOf(""));
    }

    [Fact]
    public void Finds_a_DaemonSet_by_namespace_and_name()
    {
        var objects = new ClusterLists { DaemonSets = [DaemonSet("a", "x"), DaemonSet("a", "y"), DaemonSet("b", "z")] };

        Assert.Equal("y", objects.FindDaemonSet("a", "y")?.Metadata.Name);
        Assert.Null(objects.FindDaemonSet("a", "z"));
    }

    [Fact]
    public void Reads_the_pods_of_an_owner_once()
    {
        var cluster = A.Cluster().Nodes(1).Pod("p", "n0").Pod("q", "gone").Build();

        var run = Assert.Single(cluster.Objects.PodRunsOf("ds"));

        Assert.Same(run, Assert.Single(cluster.Objects.PodRunsOf("ds")));
        Assert.Equal([0, -1], run.PlacesOn(cluster.Nodes).Select(place => place.Node));
        Assert.Equal([-1, -1], run.PlacesOn(A.Cluster().Node("other").Build().Nodes).Select(place => place.Node));
        Assert.Empty(cluster.Objects.PodRunsOf("other"));
    }

    private static DaemonSet DaemonSet(string @namespace, string name) => new() { Metadata = new() { Namespace = @namespace, Name = name } };

    private static Workload Workload(string kind, string @namespace, string name) => new() { Kind = kind, Namespace = @namespace, Name = name };

    private static ControllerRevision Revision(string name, long revision) => new() { Namespace = "a", Name = name, Revision = revision, Controller = new() { Uid = "ds" } };
}
