using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;
using Webhook.Testing;

namespace Webhook.Tests.Cluster;

public sealed class ClusterSnapshotsTests
{
    private readonly Store<DaemonSet> _daemonSets = new(Resources.DaemonSets);
    private readonly Store<Workload> _deployments = new(Resources.Deployments);
    private readonly Store<Node> _nodes = new(Resources.Nodes);
    private readonly Store<Pod> _pods = new(Resources.Pods);
    private readonly ClusterSnapshots _snapshots;
    private ClusterState? _state;

    public ClusterSnapshotsTests()
    {
        _snapshots = new(Current);
        _nodes.Replace([.. A.Cluster().Nodes(2).Build().Nodes.All]);
        _daemonSets.Put(A.DaemonSet().InNamespace("a").Named("agent").PodSpec(pod => pod with
        {
            Containers = [new() { Name = "agent", Ports = [new() { Port = 9100, HostPort = 9100 }] }],
        }).Build());
        _deployments.Put(Deployment("a", "web"));
    }

    [Fact]
    public void Is_one_for_as_long_as_nothing_changes()
    {
        var before = _snapshots.Current;
        var same = _snapshots.Current;

        _pods.Put(new Pod { Namespace = "a", Name = "one", Uid = "1" });

        Assert.Same(before, same);
        Assert.NotSame(before, _snapshots.Current);
        Assert.Same(before.Nodes, _snapshots.Current.Nodes);
    }

    [Fact]
    public void Keeps_indexes_over_changes_of_other_things_and_renews_them_for_their_own()
    {
        var before = _snapshots.Current;
        var (ports, selectors) = (before.HostPorts, before.Objects.SelectorsIn("a"));

        _pods.Put(new Pod { Namespace = "a", Name = "one", Uid = "1" });
        _deployments.Put(Deployment("b", "web"));
        var after = _snapshots.Current;

        Assert.Same(ports, after.HostPorts);
        Assert.Same(selectors, after.Objects.SelectorsIn("a"));

        _daemonSets.Remove("a", "agent");
        _deployments.Put(Deployment("a", "other"));

        Assert.Empty(_snapshots.Current.HostPorts.TakersOf(9100));
        Assert.Single(before.HostPorts.TakersOf(9100));
        Assert.NotSame(selectors, _snapshots.Current.Objects.SelectorsIn("a"));
        Assert.Equal(["other", "web"], Overlaps(_snapshots.Current));
        Assert.Equal(["web"], Overlaps(after));
    }

    private static IEnumerable<string> Overlaps(ClusterSnapshot cluster)
    {
        var labels = new[] { ("app", "web") };
        var daemonSet = A.DaemonSet().InNamespace("a").Named("new").Selecting(labels).TemplateLabelled(labels).Build();
        var review = A.Review(Operation.Create, daemonSet, null) with { Cluster = cluster };
        return SelectorOverlap.Find(review).Select(other => other.Name);
    }

    private static Workload Deployment(string @namespace, string name)
    {
        var labels = new Dictionary<string, string> { ["app"] = "web" };
        return new() { Kind = "Deployment", Namespace = @namespace, Name = name, Selector = new() { MatchLabels = labels }, TemplateLabels = labels };
    }

    private ClusterState Current()
    {
        var state = new ClusterState
        {
            DaemonSets = _daemonSets.Current,
            Workloads = [_deployments.Current],
            Nodes = _nodes.Current,
            Namespaces = new Store<Namespace>(Resources.Namespaces).Current,
            ControllerRevisions = new Store<ControllerRevision>(Resources.ControllerRevisions).Current,
            Services = new Store<Service>(Resources.Services).Current,
            Pods = _pods.Current,
        };
        var isSame = _state is { } known && known.Pods == state.Pods && known.DaemonSets == state.DaemonSets && known.Workloads[0] == state.Workloads[0];
        return isSame ? _state! : _state = state;
    }
}
