using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>toleration-seconds: a daemon pod stays, or goes for good.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*].tolerationSeconds</c>. Allowed: none.</para>
/// <para>Why: the taint manager evicts the pod when the seconds are over; the controller doesn't look at them and creates the
/// pod again.</para>
/// <para>Source: kubernetes' pkg/controller/tainteviction, <c>processPodOnNode</c>, where the first toleration that matches
/// counts, and pkg/controller/daemon/util.</para>
/// </remarks>
internal sealed class TolerationSecondsRule : DaemonSetRule
{
    private static readonly (Toleration Toleration, Taint Taint)[] Endless =
    [
        .. AutomaticTolerations.For(hostNetwork: false)
            .Where(toleration => toleration.Effect == TaintEffect.NoExecute)
            .Select(toleration => (toleration, new Taint { Key = toleration.Key, Effect = toleration.Effect })),
    ];

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        var count = int.Min(tolerations.Count, ComparedTolerations.Max);
        for (var i = 0; i < count; i++)
        {
            // Seconds with any other effect are toleration-syntax's to report.
            if (tolerations[i] is { TolerationSeconds: { } seconds, Effect: TaintEffect.NoExecute })
                Check(tolerations, i, seconds, findings);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "toleration-seconds",
        Title = "tolerationSeconds in a DaemonSet",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Warn,
        What = "A toleration has tolerationSeconds. On the not-ready and unreachable tolerations that the controller adds itself the "
            + "seconds are wiped; "
            + "on one that matches those taints first they shadow the controller's endless ones; on any other they evict a pod that is "
            + "created again. "
            + $"A list is checked up to its {ComparedTolerations.Max}th entry.",
        Why = "The controller ignores the seconds when it decides where pods run, so an evicted pod comes back to the same node and is "
            + "evicted again, without end.",
        Remedy = "Leave tolerationSeconds out so that the pod stays, or leave the toleration out so that it goes for good.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations",
    };

    private static void Check(IReadOnlyList<Toleration> tolerations, int index, long seconds, FindingSink findings)
    {
        var toleration = tolerations[index];
        var field = $"{FieldPaths.Toleration(index)}.tolerationSeconds";
        var evicted = seconds > 0 ? $"evicted after {seconds} s" : "evicted at once";
        if (Endless.Any(automatic => AutomaticTolerations.IsSame(automatic.Toleration, toleration)))
        {
            findings.Report(
                field,
                $"{field} is {seconds}, but the DaemonSet controller overrides this toleration with one that never expires, so "
                    + "tolerationSeconds has no effect",
                "drop tolerationSeconds");
            return;
        }

        var shadowed = Endless
            .Where(automatic => TolerationMatching.FirstMatch(tolerations, automatic.Taint) == index)
            .Select(automatic => $"{automatic.Taint}")
            .ToList();
        if (shadowed.Count > 0)
        {
            findings.Report(
                field,
                $"{field} is {seconds}, and this toleration comes before the one that the DaemonSet controller adds for {Phrases.And(shadowed)}: "
                    + $"{(toleration.IsKeyless ? "under these and every other NoExecute taint that no earlier entry tolerates" : "under that taint")} "
                    + $"the pod is {evicted} and created again, over and over",
                toleration.IsKeyless
                    ? "drop tolerationSeconds, or name the taint key that it is meant for"
                    : "drop the toleration: the controller adds its own");
        }
        else if (!tolerations.Take(index).Any(earlier => IsAlwaysFirst(earlier, toleration)))
        {
            findings.Report(
                field,
                $"{field} is {seconds}: under a taint {TaintOf(toleration)} "
                    + $"the pod is {evicted}, and the "
                    + "controller, which doesn't look at the seconds, creates it again on the same node, over and over",
                "drop tolerationSeconds so that the pod stays, or the whole toleration so that it leaves the node");
        }
    }

    /// <summary>A taint that it tolerates, as kubectl writes it; an asterisk stands for any key.</summary>
    private static Taint TaintOf(Toleration toleration) =>
        new() { Key = toleration.IsKeyless ? "*" : toleration.Key, Value = toleration.Value, Effect = toleration.Effect };

    private static bool IsAlwaysFirst(Toleration earlier, Toleration later) =>
        TolerationCoverage.Covers(earlier with { TolerationSeconds = null }, later with { TolerationSeconds = null });
}
