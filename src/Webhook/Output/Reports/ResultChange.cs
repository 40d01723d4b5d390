using Webhook.Policy.Placement;

namespace Webhook.Output.Reports;

/// <summary>What a change of nodes that is only thought of does to one DaemonSet.</summary>
/// <param name="Placement">Nodes and pods.</param>
/// <param name="NewFindings">Findings of the result that there are only with the change.</param>
/// <param name="GoneFindings">Findings that there are only without it.</param>
internal sealed record ResultChange(
    PlacementChange Placement, IReadOnlyList<LocatedFinding> NewFindings, IReadOnlyList<LocatedFinding> GoneFindings)
{
    /// <summary>Whether the DaemonSet notices the change at all.</summary>
    public bool IsAny => Placement.IsAny || NewFindings.Count + GoneFindings.Count > 0;

    /// <summary>Compares the findings without and with a change.</summary>
    /// <remarks>
    /// A finding of the same rule on the same field stays the same one when only figures in its message differ, such as the
    /// number of nodes.
    /// </remarks>
    public static ResultChange Of(PlacementChange placement, IReadOnlyList<LocatedFinding> before, IReadOnlyList<LocatedFinding> after) =>
        new(placement, Only(after, before), Only(before, after));

    private static IReadOnlyList<LocatedFinding> Only(IReadOnlyList<LocatedFinding> findings, IReadOnlyList<LocatedFinding> others)
    {
        var counts = others.CountBy(Key).ToDictionary();
        var messages = others.Select(located => located.Finding).ToHashSet();
        return
        [
            .. findings.GroupBy(Key)
                .Where(group => group.Count() > counts.GetValueOrDefault(group.Key))
                .SelectMany(group => group.Where(located => !messages.Contains(located.Finding))),
        ];
    }

    private static (string Rule, string Field, string Policy) Key(LocatedFinding located) =>
        (located.Finding.Rule, located.Finding.Field, located.Finding.Policy);
}
