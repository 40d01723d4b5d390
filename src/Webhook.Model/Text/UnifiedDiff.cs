using System.Globalization;
using System.Text;

namespace Webhook.Model.Text;

/// <summary>The unified diff of two texts, in the form that <c>git apply</c> and <c>patch</c> take.</summary>
/// <remarks>
/// Lines end at line feeds only: the carriage return of a CRLF file belongs to its line and is kept.
/// Follows <see href="https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html"/>.
/// </remarks>
public static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>What leads from one text to the other; empty when they are equal.</summary>
    /// <param name="oldText">The text before.</param>
    /// <param name="newText">The text after.</param>
    /// <param name="oldName">Path of the file before, with the prefix git strips (<c>a/agent.yaml</c>), or <c>/dev/null</c>.</param>
    /// <param name="newName">Path of the file after, likewise (<c>b/agent.yaml</c>).</param>
    public static string Create(string oldText, string newText, string oldName, string newName)
    {
        if (oldText == newText)
            return "";

        var comparison = LineComparison.Of(SplitLines(oldText), SplitLines(newText));
        var diff = new StringBuilder();
        diff.Append("--- ").Append(FileName(oldName)).Append('\n');
        diff.Append("+++ ").Append(FileName(newName)).Append('\n');
        foreach (var hunk in Hunks(comparison.Changes()))
            AppendHunk(diff, comparison, hunk);

        return diff.ToString();
    }

    /// <summary>Changes so near to each other that their context lines would meet stand in one hunk.</summary>
    private static IEnumerable<List<LineChange>> Hunks(IEnumerable<LineChange> changes)
    {
        var hunk = new List<LineChange>();
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.OldStart - hunk[^1].OldEnd > 2 * ContextLines)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(change);
        }

        yield return hunk;
    }

    private static void AppendHunk(StringBuilder diff, LineComparison comparison, List<LineChange> changes)
    {
        var before = Math.Min(ContextLines, changes[0].OldStart);
        var after = Math.Min(ContextLines, comparison.Old.Count - changes[^1].OldEnd);
        var (oldStart, oldEnd) = (changes[0].OldStart - before, changes[^1].OldEnd + after);
        var (newStart, newEnd) = (changes[0].NewStart - before, changes[^1].NewEnd + after);
        diff.Append("@@ -").Append(Range(oldStart, oldEnd)).Append(" +").Append(Range(newStart, newEnd)).Append(" @@\n");
        foreach (var change in changes)
        {
            AppendLines(diff, ' ', comparison.Old, oldStart, change.OldStart);
            AppendLines(diff, '-', comparison.Old, change.OldStart, change.OldEnd);
            AppendLines(diff, '+', comparison.New, change.NewStart, change.NewEnd);
            oldStart = change.OldEnd;
        }

        AppendLines(diff, ' ', comparison.Old, oldStart, oldEnd);
    }

    private static void AppendLines(StringBuilder diff, char mark, IReadOnlyList<string> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            diff.Append(mark).Append(lines[i]);
            if (!lines[i].EndsWith('\n'))
                diff.Append("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>An empty range names the line before it, a range of one line leaves its count out.</summary>
    private static string Range(int start, int end) => (end - start) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
        var count => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    /// <summary>A name with a space ends in a tab, so that <c>patch</c> finds its end; one with quotes or control characters is quoted as in C.</summary>
    private static string FileName(string name)
    {
        if (!name.Any(c => c is '"' or '\\' or '\x7f' || c < ' '))
            return name.Contains(' ', StringComparison.Ordinal) ? name + "\t" : name;

        var quoted = new StringBuilder("\"");
        foreach (var c in name)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' or '\x7f' => quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0')),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
