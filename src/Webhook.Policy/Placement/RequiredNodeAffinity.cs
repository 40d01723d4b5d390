using System.Globalization;
using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Placement;

/// <summary>Required node affinity against a node. Allocates nothing while matching.</summary>
/// <remarks>
/// One term must match; an empty list of terms, an empty term and a term with an invalid requirement match nothing.
/// <c>Gt</c> and <c>Lt</c> read numbers as Go's ParseInt does, leading zeros included, yet their operand must be a label value
/// too and so cannot be negative. Follows k8s.io/component-helpers' scheduling/corev1/nodeaffinity. Source:
/// <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity"/>.
/// </remarks>
public static class RequiredNodeAffinity
{
    private const string NameField = "metadata.name";

    /// <summary>Whether the node meets the affinity.</summary>
    /// <param name="required">The required terms; <c>null</c> requires nothing.</param>
    /// <param name="node">The node.</param>
    public static bool Matches(NodeSelector? required, Node node)
    {
        if (required is null)
            return true;

        for (var i = 0; i < required.NodeSelectorTerms.Count; i++)
        {
            if (Matches(required.NodeSelectorTerms[i], node))
                return true;
        }

        return false;
    }

    /// <summary>Why each term fails, in words; only for an affinity that does not match.</summary>
    internal static string Explain(NodeSelector required, Node node)
    {
        var terms = required.NodeSelectorTerms;
        var reasons = terms.Select((term, i) => $"nodeSelectorTerms[{i}]: {Explain(term, node)}");
        return terms.Count == 0
            ? "the required node affinity has no nodeSelectorTerms and matches no node"
            : $"the required node affinity does not match: {string.Join("; ", reasons)}";
    }

    /// <summary>Whether the node meets a term; an empty one matches nothing.</summary>
    internal static bool Matches(NodeSelectorTerm term, Node node)
    {
        if (IsEmpty(term))
            return false;

        for (var i = 0; i < term.MatchExpressions.Count; i++)
        {
            if (!LabelHolds(term.MatchExpressions[i], node.Metadata.Labels.GetValueOrDefault(term.MatchExpressions[i].Key)))
                return false;
        }

        for (var i = 0; i < term.MatchFields.Count; i++)
        {
            if (!FieldHolds(term.MatchFields[i], node))
                return false;
        }

        return true;
    }

    /// <summary>Why the term fails, in words; only for one that does not match.</summary>
    internal static string Explain(NodeSelectorTerm term, Node node)
    {
        if (IsEmpty(term))
            return "is empty and matches no node";

        var unmet = term.MatchExpressions
            .Select(requirement => (requirement, IsUsable: IsLabelRequirement(requirement), Actual: node.Metadata.Labels.GetValueOrDefault(requirement.Key)))
            .Where(label => !LabelHolds(label.requirement, label.Actual))
            .Concat(term.MatchFields.Where(requirement => !FieldHolds(requirement, node))
                .Select(requirement => (requirement, IsUsable: IsFieldRequirement(requirement), Actual: (string?)FieldOf(node, requirement.Key))))
            .Select(found => found.IsUsable
                ? new UnmetRequirement("", found.requirement.Key, found.requirement.Operator, found.requirement.Values, found.Actual).ToString()
                : $"{found.requirement.Key} {found.requirement.Operator} ({string.Join(", ", found.requirement.Values)}) is invalid");
        return string.Join(", ", unmet);
    }

    /// <summary>Whether the term asks for nothing, and so matches nothing.</summary>
    internal static bool IsEmpty(NodeSelectorTerm term) => term.MatchExpressions.Count == 0 && term.MatchFields.Count == 0;

    /// <summary>Whether a requirement of matchExpressions holds for a label's value; <c>null</c> where the node lacks it.</summary>
    internal static bool LabelHolds(NodeSelectorRequirement requirement, string? label)
    {
        var holds = requirement.Operator switch
        {
            SelectorOperator.Gt => Compares(label, requirement.Values) > 0,
            SelectorOperator.Lt => Compares(label, requirement.Values) < 0,
            _ => SelectorOperator.Holds(requirement.Operator, requirement.Values, label),
        };

        return holds && IsLabelRequirement(requirement);
    }

    /// <summary>Whether a requirement of matchFields holds for a node.</summary>
    internal static bool FieldHolds(NodeSelectorRequirement requirement, Node node) =>
        IsFieldRequirement(requirement)
        && (node.Metadata.Name.Length == 0
            || SelectorOperator.Holds(requirement.Operator, requirement.Values, FieldOf(node, requirement.Key)));

    /// <summary>How the label stands to the one operand; <c>null</c> when either is no number.</summary>
    private static int? Compares(string? label, IReadOnlyList<string> values) =>
        values.Count == 1 && TryReadNumber(label, out var actual) && TryReadNumber(values[0], out var bound) ? actual.CompareTo(bound) : null;

    /// <summary>Whether Kubernetes can make use of a requirement of matchExpressions.</summary>
    internal static bool IsLabelRequirement(NodeSelectorRequirement requirement)
    {
        var values = requirement.Values;
        var takesNumber = requirement.Operator is SelectorOperator.Gt or SelectorOperator.Lt;
        if (takesNumber ? values.Count != 1 || !TryReadNumber(values[0], out _) : !SelectorOperator.IsWellFormed(requirement.Operator, values.Count))
            return false;

        for (var i = 0; i < values.Count; i++)
        {
            if (!LabelSyntax.IsLabelValue(values[i]))
                return false;
        }

        return LabelSyntax.IsQualifiedName(requirement.Key);
    }

    private static bool IsFieldRequirement(NodeSelectorRequirement requirement) =>
        requirement.Operator is SelectorOperator.In or SelectorOperator.NotIn && requirement.Values.Count == 1;

    // The name is the only field there is; any other reads as empty.
    private static string FieldOf(Node node, string field) => field == NameField ? node.Metadata.Name : "";

    private static bool TryReadNumber(string? text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
