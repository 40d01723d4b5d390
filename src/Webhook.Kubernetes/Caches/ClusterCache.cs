using Webhook.Kubernetes.Api;
using Webhook.Model.Apps;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Caches;

/// <summary>Keeps in memory what rules read of a cluster, one loop a resource.</summary>
/// <remarks>
/// 150,000 pods take about 75 MiB, which a test holds; all else is small beside them. Reading never waits and never copies.
/// </remarks>
public sealed class ClusterCache
{
    private readonly IListWatch _source;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly IWatchObserver _observer;
    private readonly TimeSpan? _maxAge;
    private readonly List<IReflector> _reflectors = [];
    private volatile ClusterState? _current;

    /// <param name="source">The cluster.</param>
    /// <param name="clock">Waits and time-outs.</param>
    /// <param name="random">Spreads waits; must be safe for use by many threads, as <see cref="Random.Shared"/> is.</param>
    /// <param name="observer">Is told of each restart of a list or watch.</param>
    /// <param name="maxAge">For how long readers rely on a silent cluster: watches end well before; <c>null</c> for however long.</param>
    public ClusterCache(IListWatch source, TimeProvider clock, Random random, IWatchObserver observer, TimeSpan? maxAge = null)
    {
        (_source, _clock, _random, _observer, _maxAge) = (source, clock, random, observer, maxAge);
        DaemonSets = Follow(Resources.DaemonSets);
        Deployments = Follow(Resources.Deployments);
        StatefulSets = Follow(Resources.StatefulSets);
        ReplicaSets = Follow(Resources.ReplicaSets);
        ReplicationControllers = Follow(Resources.ReplicationControllers);
        Jobs = Follow(Resources.Jobs);
        Nodes = Follow(Resources.Nodes);
        Namespaces = Follow(Resources.Namespaces);
        ControllerRevisions = Follow(Resources.ControllerRevisions);
        Services = Follow(Resources.Services);
        Pods = Follow(Resources.Pods);
    }

    /// <summary>DaemonSets.</summary>
    public Store<DaemonSet> DaemonSets { get; }

    /// <summary>Deployments.</summary>
    public Store<Workload> Deployments { get; }

    /// <summary>StatefulSets.</summary>
    public Store<Workload> StatefulSets { get; }

    /// <summary>ReplicaSets.</summary>
    public Store<Workload> ReplicaSets { get; }

    /// <summary>ReplicationControllers.</summary>
    public Store<Workload> ReplicationControllers { get; }

    /// <summary>Jobs.</summary>
    public Store<Workload> Jobs { get; }

    /// <summary>Nodes.</summary>
    public Store<Node> Nodes { get; }

    /// <summary>Namespaces.</summary>
    public Store<Namespace> Namespaces { get; }

    /// <summary>ControllerRevisions of DaemonSets, and those without owner.</summary>
    public Store<ControllerRevision> ControllerRevisions { get; }

    /// <summary>Services.</summary>
    public Store<Service> Services { get; }

    /// <summary>Pods.</summary>
    public Store<Pod> Pods { get; }

    /// <summary>Whether every store has held a whole list.</summary>
    public bool Synced => _reflectors.TrueForAll(reflector => reflector.State.Synced);

    /// <summary>The state of each resource, in the order above.</summary>
    public IReadOnlyList<ReflectorState> States => [.. _reflectors.Select(reflector => reflector.State)];

    /// <summary>
    /// All resources as known now; the same instance for as long as nothing changes. Takes references only; each resource is of
    /// one moment, two may differ by an event.
    /// </summary>
    public ClusterState Current
    {
        get
        {
            if (_current is { } known && IsCurrent(known))
                return known;

            return _current = new()
            {
                DaemonSets = DaemonSets.Current,
                Workloads = [Deployments.Current, StatefulSets.Current, ReplicaSets.Current, ReplicationControllers.Current, Jobs.Current],
                Nodes = Nodes.Current,
                Namespaces = Namespaces.Current,
                ControllerRevisions = ControllerRevisions.Current,
                Services = Services.Current,
                Pods = Pods.Current,
            };
        }
    }

    /// <summary>
    /// Whether everything has been listed, nothing has been behind the cluster since before a moment, and something was heard of
    /// it since then. Allocates nothing; <see cref="States"/> tell what is amiss.
    /// </summary>
    public bool IsFollowedSince(DateTimeOffset moment)
    {
        var isHeard = false;
        foreach (var reflector in _reflectors)
        {
            if (!reflector.IsSynced || reflector.BehindSince < moment)
                return false;

            isHeard |= reflector.LastContact >= moment;
        }

        return isHeard;
    }

    /// <summary>Follows the cluster until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(_reflectors.Select(reflector => reflector.RunAsync(cancellation)));

    private bool IsCurrent(ClusterState known) =>
        ReferenceEquals(known.Pods, Pods.Current)
        && ReferenceEquals(known.DaemonSets, DaemonSets.Current)
        && ReferenceEquals(known.Nodes, Nodes.Current)
        && ReferenceEquals(known.Namespaces, Namespaces.Current)
        && ReferenceEquals(known.ControllerRevisions, ControllerRevisions.Current)
        && ReferenceEquals(known.Services, Services.Current)
        && ReferenceEquals(known.Workloads[0], Deployments.Current)
        && ReferenceEquals(known.Workloads[1], StatefulSets.Current)
        && ReferenceEquals(known.Workloads[2], ReplicaSets.Current)
        && ReferenceEquals(known.Workloads[3], ReplicationControllers.Current)
        && ReferenceEquals(known.Workloads[4], Jobs.Current);

    private Store<T> Follow<T>(ResourceType<T> type)
        where T : class
    {
        var store = new Store<T>(type);
        _reflectors.Add(new Reflector<T>(_source, type, store, _clock, _random, _observer, _maxAge));
        return store;
    }
}
