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
        var united = new List<JudgedFinding>(findings.Count);
        foreach (var finding in findings.Order(FindingOrder.Instance))
        {
            if (!united.Exists(finding.SaysTheSameAs))
                united.Add(finding);
        }

        return united;
    }
}
