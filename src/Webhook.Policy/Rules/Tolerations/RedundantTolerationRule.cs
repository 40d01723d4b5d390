using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>redundant-toleration: every toleration adds something.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c>. Allowed: entries that no other entry covers; of two that say the
/// same, the first.</para>
/// <para>Why: readers take a list of keys for the limit of where the pods run, while a wider entry beside it opens much more.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>.</para>
/// </remarks>
internal sealed class RedundantTolerationRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        var count = int.Min(tolerations.Count, ComparedTolerations.Max);
        for (var i = 0; i < count; i++)
        {
            if (FindWider(tolerations, i, count) is var wider and >= 0)
                Report(tolerations, i, wider, findings);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "redundant-toleration",
        Title = "Toleration that another one covers",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Audit,
        What = "Every taint that an entry of spec.template.spec.tolerations tolerates is tolerated at least as long by another single "
            + "entry. Of entries that say the same, the later ones are reported. "
            + "Entries that the DaemonSet controller puts on each pod itself are left aside. "
            + $"A list is checked up to its {ComparedTolerations.Max}th entry.",
        Why = "Readers take a list of keys for the limit of where the pods run, while a wider entry beside it opens much more; and a "
            + "timed entry that stands before a wider one still cuts the stay short.",
        Remedy = "Drop the covered entry, or narrow the wider one.",
        Source = "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
    };

    /// <summary>Index of the first other entry, of so many, that covers this one; -1 when none does.</summary>
    private static int FindWider(IReadOnlyList<Toleration> tolerations, int index, int count)
    {
        var covered = tolerations[index];

        // What tolerates nothing is covered by everything: toleration-syntax reports it. And what the controller puts on each
        // pod, overwriting an entry like it, is there whether it is written or not.
        if (AutomaticTolerations.IsAutomatic(covered)
            || covered.Operator is not ("" or TolerationOperator.Equal or TolerationOperator.Exists)
            || (covered.IsKeyless && covered.Operator != TolerationOperator.Exists))
        {
            return -1;
        }

        for (var i = 0; i < count; i++)
        {
            if (i != index
                && !AutomaticTolerations.IsAutomatic(tolerations[i])
                && TolerationCoverage.Covers(tolerations[i], covered)
                && (i < index || !TolerationCoverage.Covers(covered, tolerations[i])))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Report(IReadOnlyList<Toleration> tolerations, int index, int wider, FindingSink findings)
    {
        var field = FieldPaths.Toleration(index);
        var seconds = tolerations[index].TolerationSeconds;
        var isShorter = index < wider && seconds is not null && tolerations[wider].TolerationSeconds != seconds;
        var order = isShorter ? $", but because it comes first its {seconds} s limit applies" : "";
        findings.Report(
            field,
            $"{field} ({tolerations[index]}) is already covered by {FieldPaths.Toleration(wider)} ({tolerations[wider]}){order}",
            TolerationCoverage.Covers(tolerations[index], tolerations[wider]) ? "drop it" : "drop it, or narrow the wider one");
    }
}
