using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Placement;

/// <summary>Where the pods of a template run, over all nodes. Immutable.</summary>
/// <remarks>Each set of taints is judged once; labels are read only where the template asks for some. Reasons are worked out on demand.</remarks>
public sealed class DaemonSetPlacement
{
    private readonly PodSpec _template;
    private readonly PlacementDecision[] _decisions;
    private readonly Lazy<IReadOnlyList<PlacementGroup>> _groups;

    private DaemonSetPlacement(PodSpec template, ClusterNodes nodes, PlacementDecision[] decisions)
    {
        (_template, Nodes, _decisions) = (template, nodes, decisions);
        _groups = new(() => PlacementGroups.Of(template, nodes));
        foreach (var decision in decisions)
            Runs += decision.ShouldRun ? 1 : 0;
    }

    /// <summary>The nodes that were asked about.</summary>
    public ClusterNodes Nodes { get; }

    /// <summary>How many nodes there are.</summary>
    public int Total => Nodes.Count;

    /// <summary>How many nodes run a pod: <c>status.desiredNumberScheduled</c>.</summary>
    public int Runs { get; }

    /// <summary>What the controller does on the node at a place of <see cref="Nodes"/>.</summary>
    public PlacementDecision this[int index] => _decisions[index];

    /// <summary>Every node in order of its name, with the reasons.</summary>
    public IEnumerable<NodeExplanation> Explanations => Nodes.All.Select(node => NodePlacement.Explain(_template, node));

    /// <summary>
    /// The nodes gathered by what is decided and why, those that run first, then by size: 5,000 nodes come down to as many
    /// entries as there are different reasons.
    /// </summary>
    public IReadOnlyList<PlacementGroup> Groups => _groups.Value;

    /// <summary>Places a template.</summary>
    /// <param name="template">The pod template's spec, without the automatic tolerations.</param>
    /// <param name="nodes">The nodes; with none it runs on none.</param>
    public static DaemonSetPlacement Of(PodSpec template, ClusterNodes nodes)
    {
        var decisions = new PlacementDecision[nodes.Count];
        var sets = nodes.TaintSets;
        Span<PlacementDecision> ofSet = sets.Count <= 256 ? stackalloc PlacementDecision[sets.Count] : new PlacementDecision[sets.Count];
        for (var set = 0; set < sets.Count; set++)
            ofSet[set] = NodePlacement.DecideByTaints(template, sets[set]);

        for (var i = 0; i < decisions.Length; i++)
            decisions[i] = ofSet[sets.OfNode(i)];

        LeaveOutByLabels(template, nodes, decisions);
        if (NodePlacement.SelectsByMoreThanLabels(template))
        {
            for (var i = 0; i < decisions.Length; i++)
                decisions[i] = decisions[i] == PlacementDecision.Gone || NodePlacement.Selects(template, nodes[i]) ? decisions[i] : PlacementDecision.Gone;
        }

        return new DaemonSetPlacement(template, nodes, decisions);
    }

    private static void LeaveOutByLabels(PodSpec template, ClusterNodes nodes, PlacementDecision[] decisions)
    {
        foreach (var (key, value) in new LabelPairs(template.NodeSelector))
        {
            var labels = nodes.LabelColumns.Of(key);
            for (var i = 0; i < decisions.Length; i++)
            {
                if (labels[i] is not { } label || label != value)
                    decisions[i] = PlacementDecision.Gone;
            }
        }
    }

    /// <summary>One node with its reasons; <c>null</c> for a node that is not known.</summary>
    public NodeExplanation? Explain(string node) =>
        Nodes.IndexOf(node) is >= 0 and var index ? NodePlacement.Explain(_template, Nodes[index]) : null;

    /// <summary>How many nodes both run on.</summary>
    /// <param name="other">Another template over the same nodes.</param>
    /// <param name="names">Gets the names of the first few of them.</param>
    /// <param name="most">How many names at most.</param>
    internal int Shares(DaemonSetPlacement other, List<string> names, int most)
    {
        var shared = 0;
        for (var i = 0; i < _decisions.Length; i++)
        {
            if (_decisions[i].ShouldRun && other._decisions[i].ShouldRun && ++shared <= most)
                names.Add(Nodes[i].Metadata.Name);
        }

        return shared;
    }
}
