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
    /// <summary>Entries of a nodeSelector that are named as reasons for one node: who has read a hundred needs no more.</summary>
    internal const int MostUnmetNamed = 100;

    /// <summary>Decides for one node. Allocates nothing.</summary>
    /// <param name="template">The pod template's spec, without the automatic tolerations.</param>
    /// <param name="node">The node.</param>
    /// <param name="comparisonOperators">
    /// As in <see cref="TolerationMatching.Tolerates"/>; <c>null</c> where it is not known, and then the answer may depend on it.
    /// </param>
    public static PlacementDecision Decide(PodSpec template, Node node, bool? comparisonOperators = null) =>
        HasName(template, node)
        && LabelSelectorMatching.HasAll(node.Metadata.Labels, template.NodeSelector)
        && RequiredNodeAffinity.Matches(AffinityOf(template), node)
            ? DecideByTaints(template, node.Spec.Taints, comparisonOperators)
            : PlacementDecision.Gone;

    /// <summary>What is decided on nodes that the template selects and that have these taints.</summary>
    internal static PlacementDecision DecideByTaints(PodSpec template, IReadOnlyList<Taint> taints, bool? comparisonOperators = null)
    {
        if (comparisonOperators is { } known)
            return DecideByTaints(template, taints, known);

        var withoutGate = DecideByTaints(template, taints, false);
        if (withoutGate.ShouldRun)
            return withoutGate;

        var withGate = DecideByTaints(template, taints, true);
        return withGate == withoutGate ? withoutGate : withoutGate with { DependsOnGate = true, RunsWithGate = withGate.ShouldRun };
    }

    private static PlacementDecision DecideByTaints(PodSpec template, IReadOnlyList<Taint> taints, bool comparisonOperators)
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
    /// <param name="namespaceSelector">What the namespace demands of nodes; <c>null</c> for nothing.</param>
    public static NodeExplanation Explain(
        PodSpec template, Node node, bool? comparisonOperators = null, NamespaceNodeSelector? namespaceSelector = null)
    {
        var unmet = namespaceSelector?.Matches(node) == false ? namespaceSelector : null;
        var ofTemplate = Decide(template, node, comparisonOperators);
        var decision = unmet is null ? ofTemplate : OutsideNamespaceSelector(ofTemplate);
        var taints = node.Spec.Taints.Where(Counts).Select(taint => Reason(
            taint,
            FindToleration(template, taint, comparisonOperators ?? false),
            comparisonOperators is null ? FindToleration(template, taint, true)?.TemplateIndex : null));
        IReadOnlyList<PlacementReason> reasons = decision.ShouldRun
            ? [.. taints]
            : [.. Mismatches(template, node), .. unmet is null ? [] : (PlacementReason[])[Reason(unmet, node)], .. taints.Where(reason => reason.ToleratedBy is null)];
        return new NodeExplanation(node.Metadata.Name, decision, reasons);
    }

    /// <summary>
    /// What is decided on a node that the namespace's selector leaves out, from what the template alone would have: OpenShift's
    /// controller asks for that selector only where a pod would be created.
    /// </summary>
    internal static PlacementDecision OutsideNamespaceSelector(PlacementDecision decision) =>
        decision.ShouldRun ? PlacementDecision.Gone : decision with { RunsWithGate = false };

    private static PlacementReason Reason(NamespaceNodeSelector selector, Node node) => new()
    {
        Kind = PlacementReasonKind.NodeSelector,
        NamespaceSelector = selector,
        Subject = selector.Subject,
        Text = $"{selector.Subject}, from annotation {selector.Annotation}: {selector.Unmet(node)}",
    };

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
        foreach (var unmet in LabelSelectorMatching.Unmet(wanted, node.Metadata.Labels).Take(MostUnmetNamed))
        {
            yield return new()
            {
                Kind = PlacementReasonKind.NodeSelector,
                Subject = $"nodeSelector {unmet.Key}={unmet.Values[0]}",
                Text = $"nodeSelector: {unmet}",
            };
        }

        if (AffinityOf(template) is { } affinity && !RequiredNodeAffinity.Matches(affinity, node))
        {
            yield return new()
            {
                Kind = PlacementReasonKind.NodeAffinity,
                Subject = "the required node affinity",
                Text = RequiredNodeAffinity.Explain(affinity, node),
            };
        }
    }

    private static PlacementReason Reason(Taint taint, TolerationSource? toleratedBy, int? withGate) => new()
    {
        DependsOnGate = toleratedBy is null && withGate is not null,
        Kind = PlacementReasonKind.Taint,
        Subject = $"taint {taint}",
        Taint = taint,
        ToleratedBy = toleratedBy,
        Text = toleratedBy switch
        {
            { TemplateIndex: { } index } => $"taint {taint} is tolerated by spec.template.spec.tolerations[{index}]",
            { } => $"taint {taint} is tolerated automatically",
            null when withGate is not null => $"whether spec.template.spec.tolerations[{withGate}] tolerates taint {taint} "
                + $"depends on the feature gate {TolerationMatching.ComparisonGate}",
            null when taint.Effect == TaintEffect.NoExecute => $"taint {taint} is not tolerated: no pod is created, running ones are evicted",
            null => $"taint {taint} is not tolerated: no new pods are created; running pods are not evicted",
        },
    };

    /// <summary>
    /// The first toleration of the pod that matches. The controller overwrites some entries of the template where they
    /// stand, but only their seconds, so the template's own list followed by the automatic one gives the same answer.
    /// </summary>
    internal static TolerationSource? FindToleration(PodSpec template, Taint taint, bool comparisonOperators = false)
    {
        var index = TolerationMatching.FirstMatch(template.Tolerations, taint, comparisonOperators);
        if (index >= 0)
            return new TolerationSource(index);

        return TolerationMatching.FirstMatch(AutomaticTolerations.For(template.HostNetwork), taint) >= 0 ? TolerationSource.Automatic : null;
    }

    /// <summary>Whether a taint of that effect has a say in where pods run.</summary>
    internal static bool Counts(Taint taint) => taint.Effect is TaintEffect.NoSchedule or TaintEffect.NoExecute;

    private static bool HasName(PodSpec template, Node node) => template.NodeName.Length == 0 || template.NodeName == node.Metadata.Name;

    /// <summary>The required node affinity; <c>null</c> for none.</summary>
    internal static NodeSelector? AffinityOf(PodSpec template) => template.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
}
