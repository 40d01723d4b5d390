using Webhook.Model.Core;
using Webhook.Policy.Fit;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Cluster;

/// <summary>The nodes of a cluster by name, with what is worked out from them once and used by every evaluation.</summary>
/// <remarks>
/// Immutable and safe for use from many threads. Snapshots may share an instance for as long as no node changes: pods change
/// all the time, nodes rarely.
/// </remarks>
public sealed class ClusterNodes
{
    // The kubelets of OpenShift give it to every node.
    private const string OpenShiftLabel = "node.openshift.io/os_id";

    private readonly Node[] _nodes;
    private readonly Lazy<Dictionary<string, int>> _indexes;
    private readonly Lazy<TaintSets> _taintSets;
    private readonly Lazy<NodeCapacities> _capacities;
    private readonly Lazy<Dictionary<string, IReadOnlyList<TaintCount>>> _taintsByKey;
    private readonly Lazy<bool> _isOpenShift;
    private readonly Lazy<NodePlatforms> _platforms;

    /// <summary>Takes the nodes over by reference.</summary>
    /// <param name="nodes">In any order; of two with one name the last counts.</param>
    /// <param name="before">
    /// Nodes as they were: what was worked out from their names, their labels or what they offer serves on where those are still the same.
    /// </param>
    public ClusterNodes(IEnumerable<Node> nodes, ClusterNodes? before = null)
    {
        _nodes = InOrder([.. nodes]);
        _taintSets = new(() => new TaintSets(_nodes));
        _taintsByKey = new(CountTaints);
        _isOpenShift = new(() => Array.Exists(_nodes, node => node.Metadata.Labels.ContainsKey(OpenShiftLabel)));
        _platforms = new(() => new NodePlatforms(this));
        var hasSameNames = before is not null && IsLike(before._nodes, static (left, right) => left.Metadata.Name == right.Metadata.Name);
        var hasSameLabels = hasSameNames && IsLike(before!._nodes, static (left, right) => ReferenceEquals(left.Metadata.Labels, right.Metadata.Labels));
        _indexes = hasSameNames ? before!._indexes : new(IndexNames);
        Labels = hasSameLabels ? before!.Labels : new(_nodes);
        var hasSameCapacities = hasSameNames && IsLike(before!._nodes, static (left, right) => ReferenceEquals(left.Status.Offered, right.Status.Offered));
        _capacities = hasSameCapacities ? before!._capacities : new(() => new NodeCapacities(_nodes));
        Placements = new(this);
    }

    /// <summary>No nodes.</summary>
    public static ClusterNodes None { get; } = new([]);

    /// <summary>How many nodes there are.</summary>
    public int Count => _nodes.Length;

    /// <summary>The nodes in ordinal order of their names.</summary>
    public IReadOnlyList<Node> All => _nodes;

    /// <summary>The node at a place of that order.</summary>
    public Node this[int index] => _nodes[index];

    /// <summary>Every taint of the cluster, most frequent first, with the number of nodes that carry it.</summary>
    public IEnumerable<TaintCount> Taints => _taintsByKey.Value.Values.SelectMany(counts => counts)
        .OrderByDescending(count => count.Nodes).ThenBy(count => count.Taint.ToString(), StringComparer.Ordinal);

    /// <summary>Whether these are nodes of OpenShift.</summary>
    internal bool IsOpenShift => _isOpenShift.Value;

    internal TaintSets TaintSets => _taintSets.Value;

    internal NodePlatforms Platforms => _platforms.Value;
    internal NodeCapacities Capacities => _capacities.Value;

    internal LabelIndex Labels { get; }

    internal KnownPlacements Placements { get; }

    /// <summary>The same instance for nodes that have the same names, and so the same places.</summary>
    internal object Names => _indexes;

    /// <summary>Place of a node by its name; -1 for one that is not known.</summary>
    public int IndexOf(string name) => _indexes.Value.TryGetValue(name, out var index) ? index : -1;

    /// <summary>Taints of a key with the number of nodes that carry each, most frequent first; empty when no node has the key.</summary>
    public IReadOnlyList<TaintCount> TaintsOf(string key) => _taintsByKey.Value.GetValueOrDefault(key, []);

    /// <summary>Whether the node takes pods: its condition <c>Ready</c> is <c>True</c>, or it has none to tell.</summary>
    public bool IsReady(int index)
    {
        var conditions = _nodes[index].Status.Conditions;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type == NodeCondition.ReadyType)
                return conditions[i].Status == "True";
        }

        return true;
    }

    /// <summary>Whether nobody has heard of the node's kubelet for long: its condition <c>Ready</c> is <c>Unknown</c>.</summary>
    public bool IsLost(int index)
    {
        var conditions = _nodes[index].Status.Conditions;
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type == NodeCondition.ReadyType)
                return conditions[i].Status == "Unknown";
        }

        return false;
    }

    /// <summary>The nodes by name, each name once; as they are when they come in that order, as they do from a cache.</summary>
    private static Node[] InOrder(Node[] nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            if (string.CompareOrdinal(nodes[i - 1].Metadata.Name, nodes[i].Metadata.Name) >= 0)
                return Sorted(nodes);
        }

        return nodes;
    }

    private static Node[] Sorted(Node[] nodes)
    {
        var byName = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in nodes)
            byName[node.Metadata.Name] = node;

        Node[] sorted = [.. byName.Values];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name));
        return sorted;
    }

    private bool IsLike(Node[] others, Func<Node, Node, bool> isSame)
    {
        if (others.Length != _nodes.Length)
            return false;

        for (var i = 0; i < others.Length; i++)
        {
            if (!ReferenceEquals(others[i], _nodes[i]) && !isSame(others[i], _nodes[i]))
                return false;
        }

        return true;
    }

    private Dictionary<string, int> IndexNames()
    {
        var indexes = new Dictionary<string, int>(_nodes.Length, StringComparer.Ordinal);
        for (var i = 0; i < _nodes.Length; i++)
            indexes.Add(_nodes[i].Metadata.Name, i);

        return indexes;
    }

    private Dictionary<string, IReadOnlyList<TaintCount>> CountTaints() =>
        _nodes.SelectMany(node => node.Spec.Taints.Distinct())
            .CountBy(taint => taint)
            .Select(counted => new TaintCount(counted.Key, counted.Value))
            .GroupBy(count => count.Taint.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<TaintCount> (group) =>
                    [.. group.OrderByDescending(count => count.Nodes).ThenBy(count => count.Taint.ToString(), StringComparer.Ordinal)],
                StringComparer.Ordinal);
}
