using System.Text.RegularExpressions;
using Webhook.Testing;

namespace Webhook.Tests.Docs;

/// <summary>Links between the documents of this repository lead somewhere.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] WithoutDocuments = ["bin", "obj", "corpus", "fixtures", "TestResults", ".git"];

    public static TheoryData<string> Documents() =>
        new(Files(Repository.Root).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Finds_the_documents() =>
        Assert.Superset(new HashSet<string>(["README.md", "docs/architecture.md", "docs/rules/README.md", "certs/README.md"]), new HashSet<string>(Documents().Select(row => row.Data)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Lead_somewhere(string document)
    {
        var path = Repository.Path(document);
        var broken = Targets(File.ReadAllText(path)).Where(target => !Leads(path, target));

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Name_files_that_are_there(string document)
    {
        var missing = RepositoryPath().Matches(File.ReadAllText(Repository.Path(document)))
            .Select(match => match.Value.TrimEnd('.'))
            .Where(path => !Path.Exists(Repository.Path(path)));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("[how](tests/README.md#names)", "tests/README.md#names")]
    [InlineData("[a](b.md) and ![c](d.svg \"title\")", "b.md d.svg")]
    [InlineData("[name]: ../x.md", "../x.md")]
    [InlineData("```\n[not](a-link)\n```\n`[nor](this)`", "")]
    public void Reads_the_targets_of_a_text(string text, string targets) => Assert.Equal(targets, string.Join(' ', Targets(text)));

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.md")
        .Concat(Directory.EnumerateDirectories(folder).Where(sub => !WithoutDocuments.Contains(Path.GetFileName(sub))).SelectMany(Files));

    private static IEnumerable<string> Targets(string text) =>
        Link().Matches(Code().Replace(text, "")).Select(match => match.Groups["target"].Value);

    private static bool Leads(string document, string target)
    {
        if (target.StartsWith("https://", StringComparison.Ordinal))
            return true;

        var (file, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        var path = file.Length == 0 ? document : Path.GetFullPath(file, Path.GetDirectoryName(document)!);
        return anchor.Length == 0 ? Path.Exists(path) : File.Exists(path) && Anchors(File.ReadAllText(path)).Contains(anchor);
    }

    /// <summary>What GitHub makes of headings: lower case, spaces as dashes, no other punctuation.</summary>
    private static IEnumerable<string> Anchors(string text) => Heading().Matches(text)
        .Select(match => Punctuation().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    /// <summary>A path from the root of the repository; not a pattern, and not the tail of another path or address.</summary>
    [GeneratedRegex(@"(?<![\w/.<-])(?:src|tests|docs|deploy)/(?>[\w./-]+)(?![*<])")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
