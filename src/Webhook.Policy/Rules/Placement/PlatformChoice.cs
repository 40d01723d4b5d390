using Webhook.Model.Core;
using Webhook.Policy.Placement;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Placement;

/// <summary>Whether a template chooses its nodes by a label such as the operating system.</summary>
internal static class PlatformChoice
{
    /// <summary>A label that only Windows nodes have.</summary>
    public const string WindowsBuild = "node.kubernetes.io/windows-build";

    /// <summary>Whether a nodeSelector, or each term of the required node affinity that can match, restricts one of the labels.</summary>
    /// <param name="template">The template.</param>
    /// <param name="labels">Keys of labels that say the same thing.</param>
    public static bool IsMade(PodSpec template, IReadOnlyList<string> labels) =>
        labels.Any(template.NodeSelector.ContainsKey)
        || (NodePlacement.AffinityOf(template) is { } affinity
            && affinity.NodeSelectorTerms.Where(term => !RequiredNodeAffinity.IsEmpty(term)).All(term => IsMade(term, labels)));

    /// <summary>A requirement as an entry of <c>matchExpressions</c>: <c>{key: type, operator: NotIn, values: [kwok]}</c>.</summary>
    public static string Requirement(string key, string operation, IEnumerable<string> values) =>
        $"{{key: {key}, operator: {operation}, values: [{string.Join(", ", values.Order(StringComparer.Ordinal))}]}}";

    /// <summary>Where requirements are to be written, as YAML that can be pasted where the template has no required node affinity yet.</summary>
    public static string Affinity(PodSpec template, IReadOnlyList<string> requirements) => NodePlacement.AffinityOf(template) is null
        ? $"to {FieldPaths.PodSpec} affinity: {{nodeAffinity: {{requiredDuringSchedulingIgnoredDuringExecution: {{nodeSelectorTerms: "
            + $"[{{matchExpressions: [{string.Join(", ", requirements)}]}}]}}}}}}"
        : $"to matchExpressions of each term of {FieldPaths.PodSpec}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution: "
            + string.Join(' ', requirements.Select(requirement => $"- {requirement}"));

    // A node that is chosen by its name is chosen with all that it is. Exists holds for each value, so it chooses none, but for a
    // label that only nodes of one kind have.
    private static bool IsMade(NodeSelectorTerm term, IReadOnlyList<string> labels) =>
        term.MatchFields.Count > 0
        || term.MatchExpressions.Any(requirement => labels.Contains(requirement.Key)
            && (requirement.Operator != SelectorOperator.Exists || requirement.Key == WindowsBuild));
}
