using Spectre.Console;
using Webhook.Model.Text;
using Webhook.Policy.Placement;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>What a change of nodes that is only thought of does, for people: the DaemonSets that notice it, and no other.</summary>
internal static class WhatIfBlock
{
    private const int Indent = 2;

    /// <summary>Writes the DaemonSets that notice it, then how many there are; nothing when no change was asked about.</summary>
    public static void Write(IAnsiConsole console, CheckReport report)
    {
        if (report.WhatIf is not { } asked)
            return;

        console.WriteLine(Printable.OneLine(asked.ToString()));
        console.WriteLine();
        foreach (var result in report.Results)
        {
            if (result.Change is { IsAny: true } change)
                Write(console, result, change, report.Shown);
        }

        WriteCounts(console, [.. report.Results.Select(result => result.Change).OfType<ResultChange>()]);
    }

    private static void Write(IAnsiConsole console, CheckResult result, ResultChange change, RuleAction shown)
    {
        ResultBlock.WriteHead(console, result);
        IndentedText.Write(console, Indent, PlacementChangeSummary.Of(change.Placement));
        foreach (var located in change.NewFindings.Where(located => located.Finding.Action >= shown))
            FindingBlock.Write(console, result.Source, located);

        if (change.GoneFindings.Count > 0)
        {
            var rules = change.GoneFindings.Select(located => located.Finding.Rule).Distinct();
            IndentedText.Write(console, Indent, $"no longer found: {string.Join(", ", rules)}");
        }

        console.WriteLine();
    }

    private static void WriteCounts(IAnsiConsole console, IReadOnlyList<ResultChange> changes)
    {
        var evicted = changes.SelectMany(change => change.Placement.Evicted).ToList();
        var again = evicted.Count(pod => pod.IsMadeAgain);
        console.WriteLine(
            $"{changes.Count(change => change.IsAny)} of {Counted.Of(changes.Count, "DaemonSet")} would notice; "
            + $"losing nodes: {changes.Count(change => change.Placement.Loses.Count > 0)}, "
            + $"gaining nodes: {changes.Count(change => change.Placement.Gains.Count > 0)}, "
            + $"evicted pods: {evicted.Count}{(again > 0 ? $" ({again} over and over)" : "")}, "
            + $"new findings: {changes.Sum(change => change.NewFindings.Count)}");
    }
}
