using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Placement;

/// <summary>Nodes on which the same is decided for the same reasons. Immutable; names and reasons are worked out on demand.</summary>
public sealed class PlacementGroup
{
    private readonly PodSpec _template;
    private readonly ClusterNodes _nodes;
    private readonly NodeSet? _among;
    private readonly NamespaceNodeSelector? _namespaceSelector;
    private int _taintSet = -1;
    private List<int>? _furtherSets;
    private IReadOnlyList<PlacementReason>? _reasons;
    private IReadOnlyList<string>? _names;

    internal PlacementGroup(
        PlacementDecision decision, PodSpec template, ClusterNodes nodes, NodeSet? among, NamespaceNodeSelector? namespaceSelector) =>
        (Decision, _template, _nodes, _among, _namespaceSelector) = (decision, template, nodes, among, namespaceSelector);

    /// <summary>What the controller does on each.</summary>
    public PlacementDecision Decision { get; }

    /// <summary>How many nodes there are; at least 1.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The reasons as they read for the first of the nodes; for another one the value of a label may differ, their
    /// <see cref="PlacementReason.Subject"/> does not.
    /// </summary>
    public IReadOnlyList<PlacementReason> Reasons =>
        _reasons ??= [.. NodePlacement.Explain(_template, _nodes[First], null, _namespaceSelector).Reasons.DistinctBy(reason => reason.Subject)];

    /// <summary>Names of the nodes, in ordinal order.</summary>
    public IReadOnlyList<string> Nodes => _names ??= [.. Names()];

    /// <summary>The first of the nodes.</summary>
    internal int First { get; private set; } = int.MaxValue;

    /// <summary>Takes in the nodes that have one set of taints.</summary>
    internal void Add(int taintSet, int count, int first)
    {
        if (_taintSet < 0)
            _taintSet = taintSet;
        else
            (_furtherSets ??= []).Add(taintSet);

        Count += count;
        First = int.Min(First, first);
    }

    private IEnumerable<string> Names()
    {
        var sets = _nodes.TaintSets;
        for (var i = First; i < _nodes.Count; i++)
        {
            if (_among?.Contains(i) != false && HasTaints(sets.OfNode(i)))
                yield return _nodes[i].Metadata.Name;
        }
    }

    private bool HasTaints(int set) => set == _taintSet || _furtherSets?.Contains(set) == true;
}
