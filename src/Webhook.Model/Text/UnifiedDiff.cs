using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

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

        var comparison = Differ.Instance.CreateDiffs(oldText, newText, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        var diff = new StringBuilder();
        diff.Append("--- ").Append(FileName(oldName)).Append('\n');
        diff.Append("+++ ").Append(FileName(newName)).Append('\n');
        foreach (var hunk in Hunks(comparison.DiffBlocks))
            AppendHunk(diff, comparison, hunk);

        return diff.ToString();
    }

    /// <summary>Changes so near to each other that their context lines would meet stand in one hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> changes)
    {
        var hunk = new List<DiffBlock>();
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.DeleteStartA - OldEnd(hunk[^1]) > 2 * ContextLines)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(change);
        }

        yield return hunk;
    }

    private static void AppendHunk(StringBuilder diff, DiffResult comparison, List<DiffBlock> changes)
    {
        var (first, last) = (changes[0], changes[^1]);
        var before = Math.Min(ContextLines, first.DeleteStartA);
        var after = Math.Min(ContextLines, comparison.PiecesOld.Count - OldEnd(last));
        var (oldStart, oldEnd) = (first.DeleteStartA - before, OldEnd(last) + after);
        var (newStart, newEnd) = (first.InsertStartB - before, last.InsertStartB + last.InsertCountB + after);
        diff.Append("@@ -").Append(Range(oldStart, oldEnd)).Append(" +").Append(Range(newStart, newEnd)).Append(" @@\n");
        foreach (var change in changes)
        {
            AppendLines(diff, ' ', comparison.PiecesOld, oldStart, change.DeleteStartA);
            AppendLines(diff, '-', comparison.PiecesOld, change.DeleteStartA, OldEnd(change));
            AppendLines(diff, '+', comparison.PiecesNew, change.InsertStartB, change.InsertStartB + change.InsertCountB);
            oldStart = OldEnd(change);
        }

        AppendLines(diff, ' ', comparison.PiecesOld, oldStart, oldEnd);
    }

    private static int OldEnd(DiffBlock change) => change.DeleteStartA + change.DeleteCountA;

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

    private sealed class Lines : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
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
}
