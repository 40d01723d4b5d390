using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Fit;

namespace Webhook.Policy.Placement;

/// <summary>Where the pods of a template run, over all nodes. Immutable, safe for use from many threads.</summary>
/// <remarks>
/// Nodes are decided on by class: each set of taints is judged once, and labels are looked up in an index and only where the
/// template asks for some. What one node is told follows from its class; reasons are worked out on demand.
/// </remarks>
public sealed class DaemonSetPlacement
{
    private readonly PodSpec _template;
    private readonly PlacementDecision[] _ofTaints;
    private readonly IReadOnlyList<NodeSet> _wishes;
    private readonly NodeSet? _selected;
    private readonly NamespaceNodeSelector? _namespaceSelector;
    private readonly NodeSet? _inNamespace;
    private IReadOnlyList<PlacementGroup>? _groups;
    private NodeSet? _running;
    private string? _summary;

    private DaemonSetPlacement(
        PodSpec template, ClusterNodes nodes, PlacementDecision[] ofTaints, IReadOnlyList<NodeSet> wishes, NamespaceDemand demand)
    {
        (_template, Nodes, _ofTaints, _wishes, _namespaceSelector, Unknown) = (template, nodes, ofTaints, wishes, demand.Selector, demand.Unknown);
        _inNamespace = demand.Selector is { } selector ? NodeWishes.Meeting(selector.Term, nodes) : null;
        for (var i = 0; i < wishes.Count; i++)
            _selected = _selected?.And(wishes[i]) ?? wishes[i];

        (Runs, DependsOnGate) = CountRunning();
        Capacities = new(this);
    }

    /// <summary>The nodes that were asked about.</summary>
    public ClusterNodes Nodes { get; }

    /// <summary>How many nodes there are.</summary>
    public int Total => Nodes.Count;

    /// <summary>How many nodes run a pod: <c>status.desiredNumberScheduled</c>.</summary>
    public int Runs { get; }

    /// <summary>
    /// How many more nodes run one if the feature gate TaintTolerationComparisonOperators is on in this cluster, which can't be asked.
    /// </summary>
    public int DependsOnGate { get; }

    /// <summary>Whether any node meets what the template and the namespace ask of a node's name and labels, taints aside.</summary>
    public bool SelectsAny => Selected is { } selected ? selected.Next(0) >= 0 : Total > 0;

    /// <summary>How many of the nodes that run a pod are virtual: kubelets that stand for a service and no machine.</summary>
    public int Virtual => Nodes.Platforms.CountVirtual(Running());

    /// <summary>What may keep the pods off more nodes and is not known, as a clause; <c>null</c> for nothing.</summary>
    public string? Unknown { get; }

    internal KnownCapacities Capacities { get; }

    /// <summary>The placement in a sentence, as <see cref="PlacementSummary"/> puts it.</summary>
    public string Summary => _summary ??= PlacementSummary.Of(this);

    /// <summary>What the controller does on the node at a place of <see cref="Nodes"/>.</summary>
    public PlacementDecision this[int index] =>
        _selected?.Contains(index) == false ? PlacementDecision.Gone
        : _inNamespace?.Contains(index) == false ? NodePlacement.OutsideNamespaceSelector(_ofTaints[Nodes.TaintSets.OfNode(index)])
        : _ofTaints[Nodes.TaintSets.OfNode(index)];

    /// <summary>Every node in order of its name, with the reasons.</summary>
    public IEnumerable<NodeExplanation> Explanations => Nodes.All.Select(node => NodePlacement.Explain(_template, node, null, _namespaceSelector));

    /// <summary>
    /// The nodes gathered by what is decided and why, those that run first, then by size: 5,000 nodes come down to as many
    /// entries as there are different reasons.
    /// </summary>
    public IReadOnlyList<PlacementGroup> Groups => _groups ??= PlacementGroups.Of(_template, Nodes, _ofTaints, _wishes, _namespaceSelector, _inNamespace);

    /// <summary>Places a template.</summary>
    /// <param name="template">The pod template's spec, without the automatic tolerations.</param>
    /// <param name="nodes">The nodes; with none it runs on none.</param>
    /// <param name="demand">What the namespace demands of nodes.</param>
    public static DaemonSetPlacement Of(PodSpec template, ClusterNodes nodes, NamespaceDemand demand = default)
    {
        var sets = nodes.TaintSets;
        var ofTaints = new PlacementDecision[sets.Count];
        for (var set = 0; set < ofTaints.Length; set++)
            ofTaints[set] = NodePlacement.DecideByTaints(template, sets[set]);

        return new DaemonSetPlacement(template, nodes, ofTaints, NodeWishes.Of(template, nodes), demand);
    }

    /// <summary>One node with its reasons; <c>null</c> for a node that is not known.</summary>
    public NodeExplanation? Explain(string node) =>
        Nodes.IndexOf(node) is >= 0 and var index ? NodePlacement.Explain(_template, Nodes[index], null, _namespaceSelector) : null;

    /// <summary>How many nodes both run on.</summary>
    /// <param name="other">Another template over the same nodes.</param>
    /// <param name="names">Gets the names of the first few of them.</param>
    /// <param name="most">How many names at most.</param>
    internal int Shares(DaemonSetPlacement other, List<string> names, int most)
    {
        var shared = Running().And(other.Running());
        for (var node = shared.Next(0); node >= 0 && names.Count < most; node = shared.Next(node + 1))
            names.Add(Nodes[node].Metadata.Name);

        return shared.Count;
    }

    private NodeSet? Selected => _inNamespace is { } inNamespace ? _selected?.And(inNamespace) ?? inNamespace : _selected;

    private (int Runs, int DependsOnGate) CountRunning()
    {
        Span<(int Count, int First)> sizes = _ofTaints.Length <= 64 ? stackalloc (int, int)[_ofTaints.Length] : new (int, int)[_ofTaints.Length];
        Nodes.TaintSets.CountEach(sizes, Selected);
        var (runs, depends) = (0, 0);
        for (var set = 0; set < sizes.Length; set++)
        {
            runs += _ofTaints[set].ShouldRun ? sizes[set].Count : 0;
            depends += _ofTaints[set].RunsWithGate ? sizes[set].Count : 0;
        }

        return (runs, depends);
    }

    /// <summary>The nodes that run a pod.</summary>
    internal NodeSet Running()
    {
        if (_running is { } known)
            return known;

        var running = new NodeSet(Total);
        for (var i = 0; i < Total; i++)
        {
            if (this[i].ShouldRun)
                running.Add(i);
        }

        return _running = running;
    }
}
