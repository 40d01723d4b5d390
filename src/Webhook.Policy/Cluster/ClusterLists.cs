using System.Collections.Concurrent;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Cluster;

/// <summary>The objects of a cluster as plain lists, the way a file holds them; what is left out is empty.</summary>
/// <remarks>
/// In any order; of two with the same UID, or without one with the same kind, namespace and name, the last counts. The
/// lists are read once, at the first question about them.
/// </remarks>
public sealed class ClusterLists : IClusterObjects
{
    private readonly Lazy<ILookup<string, DaemonSet>> _daemonSets;
    private readonly Lazy<ILookup<string, Workload>> _workloads;
    private readonly ConcurrentDictionary<string, SelectorIndex> _selectors = new(StringComparer.Ordinal);
    private readonly Lazy<HostPortMap> _hostPorts;
    private readonly Lazy<PodIndex> _pods;
    private readonly Lazy<IReadOnlyList<Pod>> _podsWithHostPorts;
    private readonly Lazy<Dictionary<string, IReadOnlyCollection<ControllerRevision>>> _revisions;
    private readonly Lazy<ILookup<string, Service>> _services;
    private readonly Lazy<Dictionary<string, Namespace>> _namespaces;

    /// <summary>A cluster without objects, to be filled in.</summary>
    public ClusterLists()
    {
        _daemonSets = new(() => Once(DaemonSets, it => it.Metadata.Uid, it => Name(it.Metadata.Namespace, it.Metadata.Name))
            .ToLookup(it => it.Metadata.Namespace, StringComparer.Ordinal));
        _workloads = new(() => Once(Workloads, it => it.Uid, it => $"{it.Kind}/{Name(it.Namespace, it.Name)}")
            .ToLookup(it => it.Namespace, StringComparer.Ordinal));
        _hostPorts = new(() => new HostPortMap(_daemonSets.Value.SelectMany(group => group)));
        _pods = new(() => new PodIndex(OncePods()));
        _podsWithHostPorts = new(() => PodHostPorts.Holders(OncePods()));
        _revisions = new(() => Once(ControllerRevisions, it => it.Uid, it => Name(it.Namespace, it.Name))
            .GroupBy(it => it.Controller?.Uid ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyCollection<ControllerRevision> (group) => [.. group], StringComparer.Ordinal));
        _services = new(() => Once(Services, it => it.Uid, it => Name(it.Namespace, it.Name))
            .ToLookup(it => it.Namespace, StringComparer.Ordinal));
        _namespaces = new(() => Once(Namespaces, _ => "", it => it.Name).ToDictionary(it => it.Name, StringComparer.Ordinal));
    }

    /// <summary>DaemonSets.</summary>
    public IReadOnlyList<DaemonSet> DaemonSets { get; init; } = [];

    /// <summary>Deployments, StatefulSets, ReplicaSets, ReplicationControllers and Jobs.</summary>
    public IReadOnlyList<Workload> Workloads { get; init; } = [];

    /// <summary>Pods.</summary>
    public IReadOnlyList<Pod> Pods { get; init; } = [];

    /// <summary>ControllerRevisions.</summary>
    public IReadOnlyList<ControllerRevision> ControllerRevisions { get; init; } = [];

    /// <summary>Services.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>Namespaces.</summary>
    public IReadOnlyList<Namespace> Namespaces { get; init; } = [];

    /// <inheritdoc/>
    IEnumerable<DaemonSet> IClusterObjects.DaemonSets => _daemonSets.Value.SelectMany(group => group);

    /// <inheritdoc/>
    public IEnumerable<DaemonSet> DaemonSetsIn(string @namespace) => _daemonSets.Value[@namespace];

    /// <inheritdoc/>
    public DaemonSet? FindDaemonSet(string @namespace, string name) =>
        _daemonSets.Value[@namespace].LastOrDefault(daemonSet => daemonSet.Metadata.Name == name);

    /// <inheritdoc/>
    public IEnumerable<Workload> WorkloadsIn(string @namespace) => _workloads.Value[@namespace];

    /// <inheritdoc/>
    public SelectorIndex SelectorsIn(string @namespace) =>
        _selectors.GetOrAdd(@namespace, key => SelectorIndex.Of(DaemonSetsIn(key), WorkloadsIn(key)));

    /// <inheritdoc/>
    public HostPortMap HostPorts => _hostPorts.Value;

    /// <inheritdoc/>
    public IReadOnlyList<Pod> PodsWithHostPorts => _podsWithHostPorts.Value;

    /// <inheritdoc/>
    public IReadOnlyCollection<Pod> PodsOf(string ownerUid) => _pods.Value.Of(ownerUid);

    /// <inheritdoc/>
    public IEnumerable<PodRun> PodRunsOf(string ownerUid) => _pods.Value.RunsOf(ownerUid);

    /// <inheritdoc/>
    public IReadOnlyCollection<Pod> OrphansIn(string @namespace) => _pods.Value.OrphansIn(@namespace);

    /// <inheritdoc/>
    public IReadOnlyCollection<ControllerRevision> RevisionsOf(string ownerUid) =>
        ownerUid.Length > 0 && _revisions.Value.TryGetValue(ownerUid, out var revisions) ? revisions : [];

    /// <inheritdoc/>
    public IEnumerable<Service> ServicesIn(string @namespace) => _services.Value[@namespace];

    /// <inheritdoc/>
    public Namespace? FindNamespace(string name) => _namespaces.Value.GetValueOrDefault(name);

    private OrderedDictionary<string, Pod>.ValueCollection OncePods() => Once(Pods, it => it.Uid, it => Name(it.Namespace, it.Name));

    private static string Name(string @namespace, string name) => $"{@namespace}/{name}";

    private static OrderedDictionary<string, T>.ValueCollection Once<T>(IReadOnlyList<T> objects, Func<T, string> uid, Func<T, string> name)
        where T : notnull
    {
        OrderedDictionary<string, T> known = new(objects.Count, StringComparer.Ordinal);
        foreach (var it in objects)
        {
            var id = uid(it);
            known[id.Length > 0 ? id : name(it)] = it;
        }

        return known.Values;
    }
}
