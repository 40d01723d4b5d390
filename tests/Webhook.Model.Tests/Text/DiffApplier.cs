using System.Text;
using System.Text.RegularExpressions;

namespace Webhook.Model.Tests.Text;

/// <summary>Applies a unified diff strictly: every context and removed line must be where the hunk says.</summary>
internal static partial class DiffApplier
{
    public static string Apply(string text, string diff)
    {
        var source = new Queue<string>(Lines(text));
        var (passed, result) = (0, new StringBuilder());
        foreach (var line in WithoutMissingFeeds(Lines(diff)).Skip(2))
        {
            switch (line[0])
            {
                case '@':
                    for (var start = Start(line); passed < start; passed++)
                        result.Append(source.Dequeue());

                    break;
                case '+':
                    result.Append(line[1..]);
                    break;
                case var mark:
                    Assert.Equal(line[1..], source.Dequeue());
                    result.Append(mark == ' ' ? line[1..] : "");
                    passed++;
                    break;
            }
        }

        return result.AppendJoin("", source).ToString();
    }

    /// <summary>Lines of the old text before the hunk.</summary>
    private static int Start(string line)
    {
        var range = HunkHeader().Match(line);
        Assert.True(range.Success, line);
        return int.Parse(range.Groups["start"].Value) - (range.Groups["count"].Value == "0" ? 0 : 1);
    }

    private static IEnumerable<string> WithoutMissingFeeds(IReadOnlyList<string> lines) =>
        lines.Zip(lines.Skip(1).Append("")).Where(pair => pair.First[0] != '\\')
            .Select(pair => pair.Second.StartsWith('\\') ? pair.First[..^1] : pair.First);

    private static List<string> Lines(string text) => [.. LinePattern().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[^\n]*\n|[^\n]+\z")]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"^@@ -(?<start>\d+)(,(?<count>\d+))? \+\d+(,\d+)? @@\n$")]
    private static partial Regex HunkHeader();
}
