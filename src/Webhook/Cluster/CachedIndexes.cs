using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Selectors;

namespace Webhook.Cluster;

/// <summary>What is worked out from caches once and serves every snapshot until those objects change. Safe for use from many threads.</summary>
internal sealed class CachedIndexes
{
    // 10,000 workloads that all select by five labels take about 5 MiB; who has more namespaces waits for the next index.
    private const int MostNamespaces = 512;

    private readonly ConcurrentDictionary<string, KeptSelectors> _selectors = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Pod[], PodRun> _runs = [];
    private volatile KeptPorts? _ports;
    private volatile KeptHolders? _holders;

    /// <summary>The host ports of DaemonSets.</summary>
    public HostPortMap HostPortsOf(StoreSnapshot<DaemonSet> daemonSets)
    {
        if (_ports is { } kept && ReferenceEquals(kept.Of, daemonSets))
            return kept.Ports;

        var ports = new HostPortMap(daemonSets.All);
        _ports = new(daemonSets, ports);
        return ports;
    }

    /// <summary>
    /// The pods that take a port of their node. Pods change all the time, so it is looked for when a DaemonSet with host ports is
    /// reviewed, and only those found are kept.
    /// </summary>
    public IReadOnlyList<Pod> HoldersOfPorts(StoreSnapshot<Pod> pods)
    {
        if (_holders is { } kept && kept.Of == pods.Version)
            return kept.Pods;

        var holders = PodHostPorts.Holders(pods.All);
        _holders = new(pods.Version, holders);
        return holders;
    }

    /// <summary>The selectors of a namespace.</summary>
    public SelectorIndex SelectorsIn(string @namespace, ClusterState state)
    {
        if (_selectors.TryGetValue(@namespace, out var kept) && kept.IsOf(state, @namespace))
            return kept.Index;

        var built = new KeptSelectors(state, @namespace);
        if (_selectors.Count < MostNamespaces || kept is not null)
            _selectors[@namespace] = built;
        else
            _selectors.Clear();

        return built.Index;
    }

    /// <summary>Runs of pods, each kept for as long as the stores hold it.</summary>
    public IEnumerable<PodRun> RunsOf(IEnumerable<ImmutableArray<Pod>> runs) =>
        runs.Select(run => _runs.GetValue(ImmutableCollectionsMarshal.AsArray(run)!, static pods => new PodRun(pods)));

    private sealed record KeptHolders(long Of, IReadOnlyList<Pod> Pods);

    private sealed record KeptPorts(StoreSnapshot<DaemonSet> Of, HostPortMap Ports);

    private sealed class KeptSelectors
    {
        private readonly IReadOnlyCollection<DaemonSet> _daemonSets;
        private readonly IReadOnlyCollection<Workload>[] _workloads;
        private volatile long[] _versions;

        public KeptSelectors(ClusterState state, string @namespace)
        {
            _versions = VersionsOf(state);
            _daemonSets = state.DaemonSets.InNamespace(@namespace);
            _workloads = [.. state.Workloads.Select(kind => kind.InNamespace(@namespace))];
            Index = SelectorIndex.Of(_daemonSets, _workloads.SelectMany(kind => kind));
        }

        public SelectorIndex Index { get; }

        /// <summary>Whether nothing in the namespace has changed since.</summary>
        public bool IsOf(ClusterState state, string @namespace)
        {
            // Six stores are sooner asked for their versions than for a namespace; what they hold by them is not kept alive.
            if (AreVersionsOf(state))
                return true;

            for (var i = 0; i < _workloads.Length; i++)
            {
                if (!ReferenceEquals(_workloads[i], state.Workloads[i].InNamespace(@namespace)))
                    return false;
            }

            if (!ReferenceEquals(_daemonSets, state.DaemonSets.InNamespace(@namespace)))
                return false;

            _versions = VersionsOf(state);
            return true;
        }

        private static long[] VersionsOf(ClusterState state) => [state.DaemonSets.Version, .. state.Workloads.Select(kind => kind.Version)];

        private bool AreVersionsOf(ClusterState state)
        {
            var versions = _versions;
            for (var i = 0; i < state.Workloads.Count; i++)
            {
                if (versions[i + 1] != state.Workloads[i].Version)
                    return false;
            }

            return versions[0] == state.DaemonSets.Version;
        }
    }
}
