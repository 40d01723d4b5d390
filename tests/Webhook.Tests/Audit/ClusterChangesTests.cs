using Webhook.Audit;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Testing;

namespace Webhook.Tests.Audit;

public sealed class ClusterChangesTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private readonly ClusterCache _cache;
    private readonly DirtyMarks _marks;

    public ClusterChangesTests()
    {
        _cache = new(new KubernetesApi(_http, _clock), _clock, new Random(7), new Unobserved());
        _marks = new(new(), _clock);
        new ClusterChanges(_marks).Follow(_cache);
    }

    private static OwnerReference Owner(string kind) => new() { Kind = kind, Uid = "owner", Controller = true };

    public void Dispose() => _http.Dispose();

    [Fact]
    public void Concerns_one_daemonset_when_one_of_its_pods_or_revisions_changes()
    {
        _cache.Pods.Put(new Pod { Namespace = "a", Name = "p", Controller = Owner("DaemonSet") });
        _cache.ControllerRevisions.Put(new ControllerRevision { Namespace = "a", Name = "r", Controller = Owner("DaemonSet") with { Uid = "second" } });

        Assert.Equal("uids owner second", Marked());
    }

    [Fact]
    public void Concerns_nobody_when_another_controllers_pod_or_replicaset_changes()
    {
        _cache.Pods.Put(new Pod { Namespace = "a", Name = "p", Controller = Owner("ReplicaSet") });
        _cache.ReplicaSets.Put(new Workload { Kind = "ReplicaSet", Namespace = "a", Name = "r", Controller = Owner("Deployment") });
        _cache.Services.Put(new Service { Namespace = "a", Name = "s" });

        Assert.Equal("", Marked());
    }

    [Fact]
    public void Concerns_the_namespace_when_something_that_could_overlap_comes_changes_or_goes()
    {
        _cache.Deployments.Put(new Workload { Kind = "Deployment", Namespace = "a", Name = "d" });
        Assert.Equal("namespaces a", Marked());
        _cache.Deployments.Remove("a", "d");
        Assert.Equal("namespaces a", Marked());
        _cache.Pods.Put(new Pod { Namespace = "b", Name = "orphan" });
        _cache.Namespaces.Put(new Namespace { Name = "c" });
        Assert.Equal("namespaces b c", Marked());
    }

    [Fact]
    public void Concerns_the_namespace_of_a_daemonset_and_all_namespaces_when_it_takes_host_ports()
    {
        _cache.DaemonSets.Put(A.DaemonSet().Build());
        Assert.Equal("namespaces logging", Marked());
        var withPort = A.DaemonSet().Containers(new Container { Name = "agent", Ports = [new() { Port = 80, HostPort = 80 }] });
        _cache.DaemonSets.Put(withPort.Build());
        Assert.Equal("all", Marked());
        _cache.DaemonSets.Put(A.DaemonSet().Build());
        Assert.Equal("all", Marked());
    }

    [Fact]
    public void Concerns_one_daemonset_with_host_ports_when_only_its_status_or_metadata_changes()
    {
        var agent = A.StoredDaemonSet()
            .Metadata(metadata => metadata with { Generation = 3 })
            .Containers(new Container { Name = "agent", Ports = [new() { Port = 80, HostPort = 80 }] })
            .Build();
        _cache.DaemonSets.Put(agent);
        Assert.Equal("all", Marked());

        for (var ready = 1; ready <= 5; ready++)
            _cache.DaemonSets.Put(agent with { Status = new() { NumberReady = ready } });

        _cache.DaemonSets.Put(agent with { Metadata = agent.Metadata with { Labels = new Dictionary<string, string> { ["a"] = "b" } } });
        Assert.Equal("uids ds", Marked());

        _cache.DaemonSets.Put(agent with { Metadata = agent.Metadata with { Generation = 4 } });
        Assert.Equal("all", Marked());
        _cache.DaemonSets.Put(agent with { Metadata = agent.Metadata with { Generation = 4, Uid = "made anew" } });
        Assert.Equal("all", Marked());
        _cache.DaemonSets.Remove(agent.Metadata.Namespace, agent.Metadata.Name);
        Assert.Equal("all", Marked());
    }

    [Fact]
    public void Concerns_everything_when_a_node_changes()
    {
        _cache.Nodes.Put(new Node { Metadata = new() { Name = "n" } });

        Assert.Equal("all", Marked());
    }

    private string Marked()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        return _marks.TakeDue() switch
        {
            null => "",
            { All: true } => "all",
            { Namespaces.Count: > 0 } scope => $"namespaces {string.Join(' ', scope.Namespaces.Order())}",
            var scope => $"uids {string.Join(' ', scope.Uids.Order())}",
        };
    }

    private sealed class Unobserved : IWatchObserver
    {
        public void OnRestart(WatchRestart restart)
        {
        }

        public void OnUnreadable(UnreadableObject unreadable)
        {
        }

        public void OnRecovery(string resource)
        {
        }
    }
}
