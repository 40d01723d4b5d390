using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>The pods of a DaemonSet by node, those that its controller counts.</summary>
/// <remarks>
/// Follows <c>getNodesToDaemonPods</c> and <c>ClaimPods</c> of kubernetes' pkg/controller: pods of the set that the selector no
/// longer matches are released, pods without a controller that it matches are adopted unless they are being deleted.
/// </remarks>
internal sealed class DaemonPods
{
    // A list through the pods for each node: most nodes have one pod, and most sets one pod on each of thousands of nodes.
    private readonly List<PodLink> _pods;
    private readonly int[] _first;
    private List<PodPlace>? _withoutNode;

    private DaemonPods(int nodes, int pods)
    {
        (_pods, _first) = (new(pods), new int[nodes]);
        Array.Fill(_first, -1);
    }

    /// <summary>Pods bound or pinned to nodes that do not exist; empty on most days.</summary>
    public IReadOnlyList<PodPlace> WithoutNode => _withoutNode ?? [];

    /// <summary>Finds the pods.</summary>
    /// <param name="daemonSet">The set, with the selector that counts.</param>
    /// <param name="ownerUid">UID of the set as it is stored; empty for one that is not.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="cluster">The cluster.</param>
    public static DaemonPods Of(DaemonSet daemonSet, string ownerUid, string @namespace, ClusterSnapshot cluster)
    {
        var found = new DaemonPods(cluster.Nodes.Count, cluster.Objects.PodsOf(ownerUid).Count);
        var selected = new SelectedLabels(daemonSet);
        foreach (var run in cluster.Objects.PodRunsOf(ownerUid))
        {
            var places = run.PlacesOn(cluster.Nodes);
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i].Counts && selected.Has(places[i].Labels))
                    found.Add(places, i);
            }
        }

        if (ownerUid.Length == 0)
            return found;

        foreach (var orphan in cluster.Objects.OrphansIn(@namespace))
        {
            if (!orphan.IsTerminating && selected.Has(orphan.Labels) && PodPlace.Of(orphan, cluster.Nodes) is { Counts: true } place)
                found.Add([place], 0);
        }

        return found;
    }

    /// <summary>The pods of the node at that place.</summary>
    public NodePods On(int node) => new(_pods, _first[node]);

    /// <summary>Whether the node has a pod that counts, be it one that is being deleted.</summary>
    public bool HasAny(int node) => _first[node] >= 0;

    private void Add(PodPlace[] run, int index)
    {
        var node = run[index].Node;
        if (node < 0)
        {
            (_withoutNode ??= []).Add(run[index]);
            return;
        }

        _pods.Add(new(run, index, _first[node]));
        _first[node] = _pods.Count - 1;
    }

    // The labels of pods that were made alike are one instance, which is looked at once.
    private struct SelectedLabels(DaemonSet daemonSet)
    {
        private IReadOnlyDictionary<string, string>? _last;
        private bool _matches;

        public bool Has(IReadOnlyDictionary<string, string> labels)
        {
            if (!ReferenceEquals(labels, _last))
                (_last, _matches) = (labels, LabelSelectorMatching.Matches(daemonSet.Spec.Selector, labels));

            return _matches;
        }
    }
}
