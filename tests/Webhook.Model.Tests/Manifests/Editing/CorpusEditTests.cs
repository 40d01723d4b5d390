using System.Text.RegularExpressions;
using Webhook.Model.Core;
using Webhook.Model.Manifests;
using Webhook.Model.Tests.Text;
using Webhook.Model.Text;
using Webhook.Testing;

namespace Webhook.Model.Tests.Manifests.Editing;

public sealed partial class CorpusEditTests
{
    /// <summary>Other ways to write the same manifest; each must come through an edit as it is.</summary>
    private static readonly IReadOnlyList<Func<string, string>> Mutations =
    [
        text => text,
        text => text.TrimEnd('\n'),
        text => text.ReplaceLineEndings("\r\n"),
        text => "\uFEFF# 머리말\n---\n" + text,
        AsItemsOfAList,
        text => text + "# the end\n\n\n",
        CommentKeys,
    ];

    public static TheoryData<string> Files() => CorpusTests.Files();

    [Theory]
    [MemberData(nameof(Files))]
    public void Only_adds_lines_to_every_manifest_of_the_corpus(string name)
    {
        var corpus = File.ReadAllText(Repository.Path($"tests/corpus/{name}")).ReplaceLineEndings("\n");
        foreach (var mutation in Mutations)
        {
            var file = ManifestReader.Read(name, mutation(corpus));

            var edit = ManifestEditorTests.Edit(file);

            Assert.Contains(file.Objects, item => item.DaemonSet is not null);
            Assert.Empty(edit.ReemittedDocuments);
            ManifestEditorTests.AssertReadsAsMeant(file, edit.Text);
            AssertOnlyAdds(file, edit.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Adds_the_same_in_one_step_and_in_two(string name)
    {
        var file = ManifestReader.Read(name, File.ReadAllText(Repository.Path($"tests/corpus/{name}")));
        var once = ManifestEditorTests.Edit(file).Text;

        var first = ManifestEditor.AppendTolerations(file, Part(file, ManifestEditorTests.Added.Take(1))).Text;
        var half = ManifestReader.Read(name, first);
        var second = ManifestEditor.AppendTolerations(half, Part(half, ManifestEditorTests.Added.Skip(1))).Text;

        Assert.Equal(once, second);
    }

    private static Dictionary<ManifestObject, IReadOnlyList<Toleration>> Part(ManifestFile file, IEnumerable<Toleration> tolerations)
    {
        IReadOnlyList<Toleration> list = [.. tolerations];
        return ManifestEditorTests.Additions(file).Keys.ToDictionary(item => item, _ => list);
    }

    /// <summary>No line goes, but an empty list or a null may give way, and a last line without a line feed gets one.</summary>
    private static void AssertOnlyAdds(ManifestFile file, string text)
    {
        var diff = UnifiedDiff.Create(file.Text, text, "a/f", "b/f");
        var removed = diff.Split('\n').Skip(2).Where(line => line.StartsWith('-')).ToList();
        var unfinished = file.Text.EndsWith('\n') ? "\0" : file.Text[(file.Text.LastIndexOf('\n') + 1)..];
        Assert.DoesNotContain(removed, line => line[1..] != unfinished && line.TrimEnd('\r').Split("tolerations: ")[^1] is not ("[]" or "null"));
        Assert.Equal(text, DiffApplier.Apply(file.Text, diff));
        Assert.Equal(file.Text.EndsWith('\n'), text.EndsWith('\n'));
        if (file.Text.Contains("\r\n"))
            Assert.Equal(text, text.ReplaceLineEndings("\r\n"));
    }

    private static string AsItemsOfAList(string text) =>
        "apiVersion: v1\nkind: List\nitems:\n" + string.Concat(DocumentStart().Split(text)
            .Where(document => document.Contains("kind:", StringComparison.Ordinal))
            .Select(document => "-\n    " + document.TrimEnd('\n').Replace("\n", "\n    ") + "\n"));

    /// <summary>A comment above and behind lines that hold a key, outside block scalars.</summary>
    private static string CommentKeys(string text) => string.Concat(text.Split('\n').Select(line =>
        line.TrimStart() is "containers:" or "tolerations:" or "spec:" or "- operator: Exists" or "effect: NoSchedule"
            ? $"{line[..^line.TrimStart().Length]}# above\n{line}  # behind\n"
            : line + "\n"))[..^1];

    [GeneratedRegex(@"^---.*$", RegexOptions.Multiline)]
    private static partial Regex DocumentStart();
}
