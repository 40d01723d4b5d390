using Spectre.Console;

namespace Webhook.Output;

/// <summary>Lines for people, folded at the terminal's width.</summary>
internal static class IndentedText
{
    /// <summary>Writes a line of text, safe to print.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="indent">Columns before its first line.</param>
    /// <param name="text">The text.</param>
    /// <param name="hanging">Columns before the lines that it is folded into; <c>null</c> for the same.</param>
    public static void Write(IAnsiConsole console, int indent, string text, int? hanging = null)
    {
        var safe = Printable.OneLine(text);
        var (first, more) = hanging is { } deeper && deeper > indent ? Cut(safe, console.Profile.Width - indent) : (safe, "");
        console.Write(new Padder(new Text(first), new Padding(indent, 0, 0, 0)));
        if (more.Length > 0)
            console.Write(new Padder(new Text(more), new Padding(hanging!.Value, 0, 0, 0)));
    }

    private static (string First, string More) Cut(string text, int width)
    {
        if (text.Length <= width)
            return (text, "");

        var blank = text.LastIndexOf(' ', int.Max(width, 0));
        return blank > 0 && text[..blank].Trim().Length > 0 ? (text[..blank], text[(blank + 1)..]) : (text, "");
    }
}
