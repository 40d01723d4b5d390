using Spectre.Console;

namespace Webhook.Output;

/// <summary>Text for people, rendered to a string so that it can be compared and written at once.</summary>
internal static class StyledText
{
    // Wide enough that nothing is folded in a file or pipe, where grep and diff want whole lines.
    private const int Unfolded = 10_000;

    /// <summary>What the calls on the console print, without blanks at line ends.</summary>
    /// <param name="width">Columns to fold at; <c>null</c> folds nothing.</param>
    /// <param name="useColour">Whether styles become terminal colours or nothing.</param>
    /// <param name="content">The calls.</param>
    public static string Write(int? width, bool useColour, Action<IAnsiConsole> content)
    {
        using var buffer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = useColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = useColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(buffer),
        });
        console.Profile.Width = width ?? Unfolded;
        content(console);
        var lines = buffer.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines) + "\n";
    }
}
