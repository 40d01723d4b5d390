using Spectre.Console;

namespace Webhook.Output.Reports;

/// <summary>The head of a DaemonSet's block for people: verdict, name and place.</summary>
internal static class ResultBlock
{
    private const int Indent = 2;

    /// <summary>Writes the head.</summary>
    public static void WriteHead(IAnsiConsole console, CheckResult result)
    {
        var head = new Paragraph()
            .Append(VerdictWord.Of(result.Verdict).PadRight(6), ActionStyle.Of(result.Verdict).Decoration(Decoration.Bold))
            .Append(Printable.OneLine(result.DisplayName), new Style(decoration: Decoration.Bold))
            .Append(HeadPlace.Of(result.Source, result.Position));
        console.Write(new Padder(head, new Padding(0, 0, 0, 0)));
        if (result.Policies.Count == 0)
            IndentedText.Write(console, Indent, "no policy matches it");
    }
}
