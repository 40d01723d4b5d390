using Spectre.Console;
using Webhook.Output.Reports;
using Webhook.Policy.Placement;
using Webhook.Policy.Reachability;

namespace Webhook.Output.Explanations;

/// <summary><c>-o table</c>: the nodes, the roll-out plan, how pods are reached, what live rules find.</summary>
/// <remarks>More nodes than fit a screen are gathered by what is decided and why.</remarks>
internal sealed class ExplanationTable : IExplanationFormat
{
    private const int Indent = 2;

    // A pod that is refused runs nowhere, whatever the placement says.
    private const string PodSecurity = "pod-security";

    /// <inheritdoc/>
    public string Render(IReadOnlyList<Explanation> explanations, ExplanationStyle style) =>
        explanations.Count == 0 ? "" : StyledText.Write(style.Width, style.UseColour, console =>
        {
            foreach (var explanation in explanations)
                Write(console, explanation, style);
        });

    private static void Write(IAnsiConsole console, Explanation explanation, ExplanationStyle style)
    {
        var head = new Paragraph()
            .Append(Printable.OneLine($"DaemonSet {explanation.Namespace}/{explanation.Name}"), new Style(decoration: Decoration.Bold))
            .Append(HeadPlace.Of(explanation.Source, explanation.Position));
        console.Write(new Padder(head, new Padding(0, 0, 0, 0)));
        var placement = explanation.Placement;
        IndentedText.Write(console, Indent, placement.Total == 0 ? "the cluster has no nodes" : explanation.Capacity.Summary);
        if (explanation.Findings.Any(located => located.Finding.Rule == PodSecurity))
            IndentedText.Write(console, Indent, $"namespace {explanation.Namespace} refuses the pods: see {PodSecurity} below");

        if (explanation is { WhatIf: { } asked, Change: { } change })
            IndentedText.Write(console, Indent, $"{asked}: {PlacementChangeSummary.Of(change)}");

        console.WriteLine();
        if (explanation.Nodes.Count > 0)
        {
            NodeTable.Write(console, NodeRows.Of(explanation), NodeRows.AreGathered(explanation) ? "NODES" : "NODE", explanation.Placement.Virtual > 0);
            console.WriteLine();
        }

        RolloutBlock.Write(console, explanation, style.Now);
        WriteAccess(console, explanation.ReachedBy);
        WriteFindings(console, explanation);
    }

    private static void WriteAccess(IAnsiConsole console, IReadOnlyList<PodAccess> reachedBy)
    {
        console.WriteLine("Reached by");
        if (reachedBy.Count == 0)
            IndentedText.Write(console, Indent, "nothing: no host port, and no Service whose selector matches its pods");

        foreach (var access in reachedBy)
            IndentedText.Write(console, Indent, access.Text);

        console.WriteLine();
    }

    private static void WriteFindings(IAnsiConsole console, Explanation explanation)
    {
        console.WriteLine(explanation.Findings.Count == 0 ? "Live rules find nothing" : "Live rules find");
        foreach (var located in explanation.Findings)
            FindingBlock.Write(console, explanation.Source, located);

        console.WriteLine();
    }
}
