using System.Diagnostics;
using System.Text;
using Webhook.Model.Text;

namespace Webhook.Model.Tests.Text;

public sealed class UnifiedDiffTests
{
    private const string Header = "--- a/f\n+++ b/f\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb", "a\nb")]
    public void Is_empty_for_equal_texts(string before, string after) => Assert.Equal("", Diff(before, after));

    [Theory]
    [InlineData("a\n", "a\nb\n", "@@ -1 +1,2 @@\n a\n+b\n")]
    [InlineData("a\nb\n", "b\n", "@@ -1,2 +1 @@\n-a\n b\n")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")]
    public void Shows_the_lines_that_change(string before, string after, string hunks) => Assert.Equal(Header + hunks, Diff(before, after));

    [Theory]
    [InlineData("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    [InlineData("a\n", "a", "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n")]
    [InlineData("a\nb", "x\nb", "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n")]
    public void Says_where_the_final_newline_is_missing(string before, string after, string hunks) =>
        Assert.Equal(Header + hunks, Diff(before, after));

    [Fact]
    public void Keeps_carriage_returns_in_their_lines() =>
        Assert.Equal(Header + "@@ -1,2 +1,3 @@\n a\r\n+x\r\n b\r\n", Diff("a\r\nb\r\n", "a\r\nx\r\nb\r\n"));

    [Fact]
    public void Gives_three_lines_of_context_and_joins_hunks_that_touch()
    {
        var before = Lines(1, 20);

        Assert.Equal(2, HunkCount(Diff(before, before.Replace("l3\n", "x\n").Replace("l11\n", "y\n"))));
        Assert.Equal(1, HunkCount(Diff(before, before.Replace("l3\n", "x\n").Replace("l10\n", "y\n"))));
        Assert.Equal(
            Header + "@@ -5,6 +5,7 @@\n l5\n l6\n l7\n+new\n l8\n l9\n l10\n",
            Diff(before, before.Replace("l8\n", "new\nl8\n")));
    }

    [Theory]
    [InlineData("my agent.yaml", "--- my agent.yaml\t\n")]
    [InlineData("a\"b\\c\n.yaml", "--- \"a\\\"b\\\\c\\012.yaml\"\n")]
    [InlineData("일지.yaml", "--- 일지.yaml\n")]
    public void Writes_names_so_that_patch_finds_their_end(string name, string line) =>
        Assert.StartsWith(line, UnifiedDiff.Create("a", "b", name, name), StringComparison.Ordinal);

    [Fact]
    public void Applies_back_to_the_new_text_for_random_edits()
    {
        var random = new Random(20260701);
        for (var run = 0; run < 3000; run++)
        {
            var (before, after) = (RandomText(random), RandomText(random));

            var diff = Diff(before, after);

            Assert.Equal(after, DiffApplier.Apply(before, diff));
        }
    }

    [Fact]
    public void Is_minimal_for_random_insertions()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var before = Enumerable.Range(0, random.Next(1, 40)).Select(_ => $"l{random.Next(6)}\n").ToList();
            var after = before.ToList();
            var inserted = random.Next(1, 6);
            for (var i = 0; i < inserted; i++)
                after.Insert(random.Next(after.Count + 1), $"l{random.Next(6)}\n");

            var diff = Diff(string.Concat(before), string.Concat(after))[Header.Length..].Split('\n');

            Assert.Equal(inserted, diff.Count(line => line.StartsWith('+')));
            Assert.DoesNotContain(diff, line => line.StartsWith('-'));
        }
    }

    [Fact]
    public void Shows_only_what_was_added_in_each_of_thousands_of_places()
    {
        var old = Enumerable.Range(0, 3000).Select(number => $"---\nname: {number}\nspec:\n  image: i\n  end: e\n").ToList();
        var added = old.Select(text => text.Replace("  image", "  a: b\n  c: d\n  e: f\n  image", StringComparison.Ordinal));

        var diff = Diff(string.Concat(old), string.Concat(added)).Split('\n');

        Assert.DoesNotContain(diff[2..], line => line.StartsWith('-'));
        Assert.Equal(9000, diff[2..].Count(line => line.StartsWith('+')));
    }

    [Fact]
    public void Stays_bounded_for_big_texts_that_share_nothing()
    {
        var (before, after) = (Lines(0, 60_000), Lines(100_000, 60_000));

        Assert.Equal(after, DiffApplier.Apply(before, Diff(before, after)));
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\nd")]
    [InlineData("a\nb\nc", "b\nc\n")]
    [InlineData("a\r\nb\r\n", "a\r\nx\r\nb\r\n")]
    [InlineData("a\n", "")]
    public async Task Is_taken_by_git_apply(string before, string after)
    {
        var folder = Directory.CreateTempSubdirectory("unified-diff-");
        try
        {
            var token = TestContext.Current.CancellationToken;
            var file = Path.Combine(folder.FullName, "f");
            await File.WriteAllTextAsync(file, before, token);
            var diff = Path.Combine(folder.FullName, "f.diff");
            await File.WriteAllTextAsync(diff, Diff(before, after), new UTF8Encoding(false), token);

            await GitApply(folder.FullName, diff, token);

            Assert.Equal(after, await File.ReadAllTextAsync(file, token));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task GitApply(string folder, string diff, CancellationToken token)
    {
        var start = new ProcessStartInfo("git", ["apply", diff]) { WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder);
        using var git = Process.Start(start)!;
        var errors = await git.StandardError.ReadToEndAsync(token);
        await git.WaitForExitAsync(token);
        Assert.True(git.ExitCode == 0, errors);
    }

    private static string Diff(string before, string after) => UnifiedDiff.Create(before, after, "a/f", "b/f");

    private static int HunkCount(string diff) => diff.Split('\n').Count(line => line.StartsWith("@@", StringComparison.Ordinal));

    private static string Lines(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(i => $"l{i}\n"));

    private static string RandomText(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(25)).Select(_ => $"{(char)('a' + random.Next(5))}{(random.Next(8) == 0 ? "\r" : "")}\n");
        var text = string.Concat(lines);
        return random.Next(4) == 0 && text.Length > 0 ? text[..^1] : text;
    }
}
