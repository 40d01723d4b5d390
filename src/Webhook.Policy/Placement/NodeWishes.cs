using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Placement;

/// <summary>The nodes that meet each thing that a template asks of a node, taints aside, found by index.</summary>
/// <remarks>The same as judging node by node (<see cref="NodePlacement.Decide"/>), which a test holds against it.</remarks>
internal static class NodeWishes
{
    private const string NameField = "metadata.name";

    /// <summary>One set for the name, one for the required affinity and one for each entry of nodeSelector; none for what all nodes meet.</summary>
    public static IReadOnlyList<NodeSet> Of(PodSpec template, ClusterNodes nodes)
    {
        List<NodeSet>? wishes = null;
        if (template.NodeName.Length > 0)
            Add(ref wishes, Named(template.NodeName, nodes), nodes);

        if (NodePlacement.AffinityOf(template) is { } affinity)
            Add(ref wishes, Meeting(affinity, nodes), nodes);

        foreach (var (key, value) in new LabelPairs(template.NodeSelector))
            Add(ref wishes, nodes.Labels.Of(key).With(value), nodes);

        return wishes ?? (IReadOnlyList<NodeSet>)[];
    }

    private static void Add(ref List<NodeSet>? wishes, NodeSet meeting, ClusterNodes nodes)
    {
        if (meeting.Count < nodes.Count)
            (wishes ??= []).Add(meeting);
    }

    private static NodeSet Named(string name, ClusterNodes nodes)
    {
        var named = new NodeSet(nodes.Count);
        if (nodes.IndexOf(name) is >= 0 and var index)
            named.Add(index);

        return named;
    }

    private static NodeSet Meeting(NodeSelector affinity, ClusterNodes nodes)
    {
        var meeting = new NodeSet(nodes.Count);
        for (var i = 0; i < affinity.NodeSelectorTerms.Count; i++)
        {
            var term = affinity.NodeSelectorTerms[i];
            if (!RequiredNodeAffinity.IsEmpty(term))
                meeting.Add(Meeting(term, nodes));
        }

        return meeting;
    }

    /// <summary>The nodes that meet a term, which must ask for something.</summary>
    internal static NodeSet Meeting(NodeSelectorTerm term, ClusterNodes nodes)
    {
        NodeSet? meeting = null;
        for (var i = 0; i < term.MatchExpressions.Count; i++)
            meeting = Both(meeting, WithLabel(term.MatchExpressions[i], nodes));

        for (var i = 0; i < term.MatchFields.Count; i++)
            meeting = Both(meeting, WithField(term.MatchFields[i], nodes));

        return meeting!;
    }

    private static NodeSet Both(NodeSet? one, NodeSet other) => one is null ? other : one.And(other);

    private static NodeSet WithLabel(NodeSelectorRequirement requirement, ClusterNodes nodes)
    {
        var found = new NodeSet(nodes.Count);
        if (!RequiredNodeAffinity.IsLabelRequirement(requirement))
            return found;

        var column = nodes.Labels.Of(requirement.Key);
        switch (requirement.Operator)
        {
            case SelectorOperator.In or SelectorOperator.NotIn:
                for (var i = 0; i < requirement.Values.Count; i++)
                    column.AddTo(found, requirement.Values[i]);

                break;
            case SelectorOperator.Exists or SelectorOperator.DoesNotExist:
                found.Add(column.Present);
                break;
            default:
                foreach (var value in column.Values)
                {
                    if (RequiredNodeAffinity.LabelHolds(requirement, value))
                        column.AddTo(found, value);
                }

                break;
        }

        if (requirement.Operator is SelectorOperator.NotIn or SelectorOperator.DoesNotExist)
            found.Invert();

        return found;
    }

    private static NodeSet WithField(NodeSelectorRequirement requirement, ClusterNodes nodes)
    {
        if (requirement is { Operator: SelectorOperator.In, Key: NameField, Values: [{ Length: > 0 } name] }
            && (nodes.Count == 0 || nodes[0].Metadata.Name.Length > 0))
        {
            return Named(name, nodes);
        }

        // Rare, and strange where a node has no name.
        var found = new NodeSet(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (RequiredNodeAffinity.FieldHolds(requirement, nodes[i]))
                found.Add(i);
        }

        return found;
    }
}
