using Webhook.Policy.Rules.Tolerations;

namespace Webhook.Policy.Verdicts;

/// <summary>Unites the findings of several policies.</summary>
internal static class UnitedFindings
{
    /// <summary>
    /// Each finding once, with the most severe action that any policy gives it and the first policy that gives it; in
    /// the order of a verdict.
    /// </summary>
    public static List<JudgedFinding> Of(List<JudgedFinding> findings)
    {
        if (findings.Count == 0)
            return findings;

        // A stable sort: among equals the policy that was loaded first stays in front.
        List<JudgedFinding> united = [.. findings.Order(FindingOrder.Instance).DistinctBy(finding => finding.Words)];
        return united.Exists(finding => finding.Finding.Rule == BroadTolerationRule.Id)
            ? [.. united.Where(finding => !united.Exists(other => SaysTheSame(other, finding)))]
            : united;
    }

    /// <summary>Whether two rules speak of one entry and this finding can go: a toleration of every taint opens the control plane too.</summary>
    private static bool SaysTheSame(JudgedFinding other, JudgedFinding finding) =>
        (other.Finding.Rule, finding.Finding.Rule) switch
        {
            (BroadTolerationRule.Id, ControlPlaneAccessRule.Id) => other.Finding.Field == finding.Finding.Field && other.Finding.Action >= finding.Finding.Action,
            (ControlPlaneAccessRule.Id, BroadTolerationRule.Id) => other.Finding.Field == finding.Finding.Field && other.Finding.Action > finding.Finding.Action,
            _ => false,
        };

    /// <summary>How many different findings say what none of some others says.</summary>
    public static int CountOthers(List<JudgedFinding> findings, List<JudgedFinding> others)
    {
        var known = others.Select(other => other.Words).ToHashSet();
        return findings.Select(finding => finding.Words).Distinct().Count(words => !known.Contains(words));
    }
}
