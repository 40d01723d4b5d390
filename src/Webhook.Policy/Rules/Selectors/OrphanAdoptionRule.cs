using Webhook.Model.Apps;
using Webhook.Policy.Adoption;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>orphan-adoption: no pod becomes a daemon pod unawares.</summary>
/// <remarks>
/// <para>Field: <c>spec.selector</c> against the pods of the namespace that have no controller. Allowed: a selector that
/// matches none of them.</para>
/// <para>Why: the DaemonSet takes them over, and deletes those that don't fit.</para>
/// <para>Source:
/// <see href="https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#updating-a-daemonset"/>.</para>
/// </remarks>
internal sealed class OrphanAdoptionRule : LiveRule
{
    private const int ShownPods = 3;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var forecast = AdoptionForecast.Of(review);
        if (forecast.Adopted.Count == 0)
            return;

        var one = forecast.Adopted.Count == 1;
        List<string> fates =
        [
            .. Fates(forecast, AdoptionOutcome.Deleted, "deleted"),
            .. Fates(forecast, AdoptionOutcome.Replaced, "replaced by the roll-out"),
            .. Fates(forecast, AdoptionOutcome.KeptIfTemplateIsTheSame, "kept only if made from this template"),
            .. Fates(forecast, AdoptionOutcome.Stale, "left with the old template"),
            .. Fates(forecast, AdoptionOutcome.Kept, "kept"),
        ];
        var displaced = forecast.Displaced.Count == 0 ? ""
            : $", and {Phrases.Few([.. forecast.Displaced.Select(pod => pod.Name)], ShownPods)} of this DaemonSet make way";
        findings.Report(
            FieldPaths.Selector,
            $"{FieldPaths.Selector} {SelectorText.Of(daemonSet.Spec.Selector)} adopts {forecast.Adopted.Count} "
                + $"{(one ? "pod that has" : "pods that have")} no controller: {string.Join(", ", fates)}"
                + displaced,
            $"delete {(one ? "that pod" : "those pods")} first, or change the labels of {(one ? "it if it" : "those that")} must live on by "
                + $"{(one ? "itself" : "themselves")}");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "orphan-adoption",
        Title = "Selector adopts pods without a controller",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Pod,
        What = "Pods of the namespace that have no controller match the selector. The finding says how many, on which nodes, and what "
            + "becomes of them.",
        Why = "The controller makes them its own. It deletes those on nodes that the DaemonSet does not run on and all but the oldest of "
            + "a node, and those that have ended, and replaces those of another template. That is meant after a deletion with --cascade=orphan, and a surprise for pods "
            + "made by hand.",
        Remedy = "Delete the pods first, or change the labels of those that must live on by themselves.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#updating-a-daemonset",
    };

    /// <summary><c>2 deleted (a on node-1: node node-1 keeps the older pod b)</c>; nothing when no pod has that outcome.</summary>
    private static IEnumerable<string> Fates(AdoptionForecast forecast, AdoptionOutcome outcome, string name)
    {
        var pods = forecast.Adopted.Where(adopted => adopted.Outcome == outcome).ToList();
        if (pods.Count > 0)
        {
            var shown = pods.Select(adopted => Text(adopted, outcome == AdoptionOutcome.Deleted)).ToList();
            yield return $"{pods.Count} {name} ({Phrases.Few(shown, ShownPods)})";
        }
    }

    private static string Text(AdoptedPod adopted, bool withReason)
    {
        var node = adopted.Pod.TargetNodeName;
        var reason = withReason || node.Length == 0 ? $", {adopted.Reason}" : "";
        return $"{adopted.Pod.Name}{(node.Length > 0 ? $" on {node}" : "")}{reason}";
    }
}
