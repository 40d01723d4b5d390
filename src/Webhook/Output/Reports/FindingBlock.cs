using Spectre.Console;

namespace Webhook.Output.Reports;

/// <summary>A finding for people: action, rule and place, the message and the remedy below, folded and indented.</summary>
internal static class FindingBlock
{
    private const int HeadIndent = 2;
    private const int TextIndent = 4;

    /// <summary>Writes the finding.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="source">The file that its position is in.</param>
    /// <param name="located">The finding.</param>
    public static void Write(IAnsiConsole console, string source, LocatedFinding located)
    {
        var finding = located.Finding;
        var place = located.Position is { } at ? $"{source}:{at}" : "";
        var head = new Paragraph()
            .Append(VerdictWord.Of(finding.Action), ActionStyle.Of(finding.Action))
            .Append($" {finding.Rule}")
            .Append(place.Length == 0 ? "" : Printable.OneLine($"  {place}"), new Style(decoration: Decoration.Dim));
        console.Write(new Padder(head, new Padding(HeadIndent, 0, 0, 0)));
        IndentedText.Write(console, TextIndent, finding.Message);
        IndentedText.Write(console, TextIndent, $"fix: {finding.Remedy}");
    }
}
