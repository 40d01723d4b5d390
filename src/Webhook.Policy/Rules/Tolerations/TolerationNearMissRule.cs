using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>toleration-near-miss: a toleration matches the taints that it is for.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c> with a key. Allowed: an entry that matches a taint of a live node, and one
/// that resembles none of the taints that keep the pods off nodes.</para>
/// <para>Why: it reads as if it opened those nodes, and opens none. It takes in the former rule valueless-toleration.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>; the rename of the
/// control-plane taint is KEP-2067.</para>
/// </remarks>
internal sealed class TolerationNearMissRule : LiveRule
{
    private const int ShownTaints = 3;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        if (tolerations.Count == 0)
            return;

        var placement = cluster.PlacementOf(daemonSet);
        if (placement.Runs == placement.Total)
            return;

        Dictionary<Taint, int>? keepingOut = null;
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (!IsJudged(tolerations[i]) || MatchesAny(tolerations[i], cluster.Nodes))
                continue;

            keepingOut ??= KeepingOut(placement);
            var missed = keepingOut
                .Select(taint => (Taint: taint.Key, Nodes: taint.Value, Difference: NearMiss.Between(tolerations[i], taint.Key)))
                .Where(miss => miss.Difference is not null)
                .OrderByDescending(miss => miss.Nodes).ThenBy(miss => miss.Taint.ToString(), StringComparer.Ordinal)
                .ToList();
            if (missed.Count > 0)
                Report(i, tolerations[i], missed, findings);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "toleration-near-miss",
        FormerIds = ["valueless-toleration"],
        Title = "Toleration that misses the taint it resembles",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node,
        What = "A toleration matches no taint of a live node, while a taint that keeps the pods off nodes differs from it in one thing only: "
            + "the value (Equal without a value matches only a taint without one), the effect, upper and lower case, the spelling of the "
            + "key, or the rename of node-role.kubernetes.io/master to node-role.kubernetes.io/control-plane. "
            + "The former rule valueless-toleration is part of this one; its id means this rule in policies and exemptions.",
        Why = "The entry reads as if it opened those nodes to the pods, and opens none: they stay without their agent, and nothing reports it.",
        Remedy = "Write the entry that matches the taint, if the pods belong on those nodes.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
    };

    // Entries of every key match whatever there is; what the controller adds itself is for taints that come and go; and whether Gt
    // and Lt match anything depends on a feature gate.
    private static bool IsJudged(Toleration toleration) =>
        !toleration.IsKeyless
        && toleration.Operator is ("" or TolerationOperator.Equal or TolerationOperator.Exists)
        && !AutomaticTolerations.IsAutomatic(toleration);

    private static bool MatchesAny(Toleration toleration, ClusterNodes nodes)
    {
        var taints = nodes.TaintsOf(toleration.Key);
        for (var i = 0; i < taints.Count; i++)
        {
            if (TolerationMatching.Tolerates(toleration, taints[i].Taint))
                return true;
        }

        return false;
    }

    /// <summary>The taints that keep pods off nodes which the template selects, with the number of those nodes.</summary>
    private static Dictionary<Taint, int> KeepingOut(DaemonSetPlacement placement)
    {
        Dictionary<Taint, int> taints = [];
        foreach (var group in placement.Groups)
        {
            if (group.Decision.ShouldRun || group.Reasons.Any(reason => reason.Kind != PlacementReasonKind.Taint))
                continue;

            foreach (var taint in group.Reasons.Where(reason => !reason.DependsOnGate).Select(reason => reason.Taint!))
                taints[taint] = taints.GetValueOrDefault(taint) + group.Count;
        }

        return taints;
    }

    private static void Report(int index, Toleration toleration, List<(Taint Taint, int Nodes, string? Difference)> missed, FindingSink findings)
    {
        var field = FieldPaths.Toleration(index);
        var taints = Phrases.Few(
            [.. missed.Select(miss => $"taint {miss.Taint}, which keeps the pods off {Counted.Of(miss.Nodes, "node")}, differs from it only in {miss.Difference}")],
            ShownTaints);
        findings.Report(
            field,
            $"{field} ({toleration}) matches no taint of a live node, but {taints}",
            $"if the pods belong there, write {string.Join(' ', missed.Take(ShownTaints).Select(miss => TolerationEntry.For(miss.Taint)))}");
    }
}
