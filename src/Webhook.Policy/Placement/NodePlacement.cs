using Webhook.Model.Core;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Placement;

/// <summary>Where the DaemonSet controller runs pods.</summary>
/// <remarks>
/// Follows <c>NodeShouldRunDaemonPod</c> of kubernetes' pkg/controller/daemon. PreferNoSchedule taints, a node that is
/// cordoned or not ready, resources, host ports, pod affinity and tolerationSeconds play no part: such a pod is created and
/// may wait for ever.
/// </remarks>
public static class NodePlacement
{
    /// <summary>See <see cref="Unmet"/>.</summary>
    internal const ulong TooManyToTell = ulong.MaxValue;

    // Two bits are taken, and all 64 set would read as too many.
    private const int MostSelectorBits = 60;

    /// <summary>Decides for one node. Allocates nothing.</summary>
    /// <param name="template">The pod template's spec, without the automatic tolerations.</param>
    /// <param name="node">The node.</param>
    /// <param name="comparisonOperators">As in <see cref="TolerationMatching.Tolerates"/>.</param>
    public static PlacementDecision Decide(PodSpec template, Node node, bool comparisonOperators = false) =>
        Selects(template, node) ? DecideByTaints(template, node.Spec.Taints, comparisonOperators) : PlacementDecision.Gone;

    /// <summary>Whether the template asks for more of a node than nodeSelector does, taints aside.</summary>
    internal static bool SelectsByMoreThanLabels(PodSpec template) => template.NodeName.Length > 0 || Affinity(template) is not null;

    /// <summary>Whether name and labels of the node are what the template asks for.</summary>
    internal static bool Selects(PodSpec template, Node node) =>
        HasName(template, node)
        && LabelSelectorMatching.HasAll(node.Metadata.Labels, template.NodeSelector)
        && RequiredNodeAffinity.Matches(Affinity(template), node);

    /// <summary>
    /// What of the template's wishes the node does not meet, taints aside, a bit each: the name, the affinity, then each entry
    /// of nodeSelector; 0 for a node that it selects, <see cref="TooManyToTell"/> when there are more wishes than bits. Allocates
    /// nothing.
    /// </summary>
    internal static ulong Unmet(PodSpec template, Node node)
    {
        if (template.NodeSelector.Count > MostSelectorBits)
            return TooManyToTell;

        var unmet = HasName(template, node) ? 0ul : 1ul;
        unmet |= RequiredNodeAffinity.Matches(Affinity(template), node) ? 0ul : 2ul;
        var bit = 4ul;
        foreach (var (key, value) in new LabelPairs(template.NodeSelector))
        {
            unmet |= node.Metadata.Labels.TryGetValue(key, out var label) && label == value ? 0ul : bit;
            bit <<= 1;
        }

        return unmet;
    }

    /// <summary>What is decided on nodes that the template selects and that have these taints.</summary>
    internal static PlacementDecision DecideByTaints(PodSpec template, IReadOnlyList<Taint> taints, bool comparisonOperators = false)
    {
        var decision = PlacementDecision.Runs;
        for (var i = 0; i < taints.Count; i++)
        {
            var taint = taints[i];
            if (!Counts(taint) || FindToleration(template, taint, comparisonOperators) is not null)
                continue;

            if (taint.Effect == TaintEffect.NoExecute)
                return PlacementDecision.Gone;

            decision = decision with { ShouldRun = false };
        }

        return decision;
    }

    /// <summary>Decides for one node and says why.</summary>
    /// <param name="template">The pod template's spec, without the automatic tolerations.</param>
    /// <param name="node">The node.</param>
    /// <param name="comparisonOperators">As in <see cref="TolerationMatching.Tolerates"/>.</param>
    public static NodeExplanation Explain(PodSpec template, Node node, bool comparisonOperators = false)
    {
        var decision = Decide(template, node, comparisonOperators);
        var taints = node.Spec.Taints.Where(Counts).Select(taint => Reason(taint, FindToleration(template, taint, comparisonOperators)));
        IReadOnlyList<PlacementReason> reasons = decision.ShouldRun
            ? [.. taints]
            : [.. Mismatches(template, node), .. taints.Where(reason => reason.ToleratedBy is null)];
        return new NodeExplanation(node.Metadata.Name, decision, reasons);
    }

    private static IEnumerable<PlacementReason> Mismatches(PodSpec template, Node node)
    {
        if (!HasName(template, node))
        {
            yield return new()
            {
                Kind = PlacementReasonKind.NodeName,
                Subject = $"nodeName \"{template.NodeName}\"",
                Text = $"nodeName is \"{template.NodeName}\", another node",
            };
        }

        var wanted = new Model.Meta.LabelSelector { MatchLabels = template.NodeSelector };
        foreach (var unmet in LabelSelectorMatching.Unmet(wanted, node.Metadata.Labels))
        {
            yield return new()
            {
                Kind = PlacementReasonKind.NodeSelector,
                Subject = $"nodeSelector {unmet.Key}={unmet.Values[0]}",
                Text = $"nodeSelector: {unmet}",
            };
        }

        if (Affinity(template) is { } affinity && !RequiredNodeAffinity.Matches(affinity, node))
        {
            yield return new()
            {
                Kind = PlacementReasonKind.NodeAffinity,
                Subject = "the required node affinity",
                Text = RequiredNodeAffinity.Explain(affinity, node),
            };
        }
    }

    private static PlacementReason Reason(Taint taint, TolerationSource? toleratedBy) => new()
    {
        Kind = PlacementReasonKind.Taint,
        Subject = $"taint {taint}",
        Taint = taint,
        ToleratedBy = toleratedBy,
        Text = toleratedBy switch
        {
            { TemplateIndex: { } index } => $"taint {taint} is tolerated by spec.template.spec.tolerations[{index}]",
            { } => $"taint {taint} is tolerated automatically",
            null when taint.Effect == TaintEffect.NoExecute => $"taint {taint} is not tolerated: no pod is created, running ones are evicted",
            null => $"taint {taint} is not tolerated: no pod is created, though it evicts none that runs",
        },
    };

    /// <summary>
    /// The first toleration of the pod that matches. The controller overwrites some entries of the template where they
    /// stand, but only their seconds, so the template's own list followed by the automatic one gives the same answer.
    /// </summary>
    private static TolerationSource? FindToleration(PodSpec template, Taint taint, bool comparisonOperators)
    {
        var index = TolerationMatching.FirstMatch(template.Tolerations, taint, comparisonOperators);
        if (index >= 0)
            return new TolerationSource(index);

        return TolerationMatching.FirstMatch(AutomaticTolerations.For(template.HostNetwork), taint) >= 0 ? TolerationSource.Automatic : null;
    }

    private static bool Counts(Taint taint) => taint.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute;

    private static bool HasName(PodSpec template, Node node) => template.NodeName.Length == 0 || template.NodeName == node.Metadata.Name;

    private static NodeSelector? Affinity(PodSpec template) => template.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
}
