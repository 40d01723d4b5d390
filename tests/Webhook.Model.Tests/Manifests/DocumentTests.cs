using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class DocumentTests
{
    private const string A = "apiVersion: v1\nkind: A\n";
    private const string B = "apiVersion: v1\nkind: B\n";

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    [InlineData("---\n---\n# c\n...\n")]
    [InlineData("\uFEFF")]
    [InlineData("null\n")]
    public void Reads_nothing_from_an_empty_file(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Objects);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData(A + "---\n" + B, "A1 B2")]
    [InlineData("---\n" + A + "---\n" + B, "A1 B2")]
    [InlineData("# c\n---\n" + A + "---\n---\n" + B, "A1 B3")]
    [InlineData(A + "--- # next\n" + B + "---\n", "A1 B2")]
    [InlineData(A + "...\n" + B, "A1 B2")]
    [InlineData(A + "...\n# c\n%YAML 1.1\n---\n" + B, "A1 B2")]
    [InlineData("%YAML 1.1\n---\n" + A, "A1")]
    [InlineData("%YAML 1.2\n%TAG ! tag:x,2000:\n---\n" + A, "A1")]
    [InlineData("\uFEFF" + A + "---\n" + B, "A1 B2")]
    [InlineData("\uFEFF---\n" + A + "\uFEFF---\n" + B, "A1 B2")]
    [InlineData("--- {apiVersion: v1, kind: A}\n--- \n" + B, "A1 B2")]
    [InlineData("apiVersion: v1\nkind: A", "A1")]
    public void Numbers_documents_by_their_markers(string text, string expected)
    {
        Assert.Equal(expected, Names(text));
        Assert.Equal(expected, Names(text.ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public void Finds_no_marker_in_a_block_scalar() =>
        Assert.Equal("\"a\\n---\\nb\\n...\\n\"", ValueOf("|\n  a\n  ---\n  b\n  ...\n"));

    [Fact]
    public void Loses_one_document_only_to_a_syntax_error()
    {
        var file = Read(A + "---\nv: 'open\n---\n" + B + "---\nv: [\n");

        Assert.Equal("A1 B3", string.Join(' ', file.Objects.Select(item => $"{item.Kind}{item.Document}")));
        Assert.Equal([(2, "4:4"), (4, "10:1")], file.Problems.Select(problem => (problem.Document, problem.Position.ToString()!)));
    }

    [Fact]
    public void Reads_both_kinds_of_line_ending_alike()
    {
        const string Text = "apiVersion: v1\nkind: A\nv: |\n  x\n  y\nw: \"a\n  b\"\n";

        Assert.Equal(JsonOf(Text), JsonOf(Text.ReplaceLineEndings("\r\n")));
        Assert.Equal("{\"apiVersion\":\"v1\",\"kind\":\"A\",\"v\":\"x\\ny\\n\",\"w\":\"a b\"}", JsonOf(Text));
    }

    [Theory]
    [InlineData("- a\n", "Error 1:1 the document is a list, not an object; write apiVersion, kind and the fields below them")]
    [InlineData("just text\n", "Error 1:1 the document is the string \"just text\", not an object; write apiVersion, kind and the fields below them")]
    [InlineData("kind: A\n", "Error 1:1 apiVersion is missing; write apiVersion: apps/v1, or that of your object")]
    [InlineData("apiVersion: v1\nkind:\n", "Error 1:1 kind is missing; write kind: DaemonSet, or that of your object")]
    [InlineData("apiVersion: 1.0\nkind: A\n", "Error 1:13 apiVersion must be a string, is the number 1 (written 1.0); write apiVersion: apps/v1, or that of your object")]
    public void Refuses_what_is_no_object(string text, string problem)
    {
        Assert.Equal([problem], ProblemsOf(text));
        Assert.Empty(Read(text).Objects);
    }

    private static string Names(string text)
    {
        var file = Read(text);
        Assert.Empty(file.Problems);
        return string.Join(' ', file.Objects.Select(item => $"{item.Kind}{item.Document}"));
    }

    [Theory]
    [InlineData("apps/v1", true)]
    [InlineData("extensions/v1beta1", true)]
    [InlineData("app/v1", true)]
    [InlineData("v1", true)]
    [InlineData("apps.kruise.io/v1alpha1", false)]
    public void Leaves_the_DaemonSets_of_other_api_groups_alone(string apiVersion, bool isOurs)
    {
        var file = Read($"apiVersion: {apiVersion}\nkind: DaemonSet\nspec: {{scaleStrategy: {{}}}}\n");

        var item = Assert.Single(file.Objects);
        Assert.Equal(isOurs, item.IsDaemonSet);
        Assert.Equal(isOurs, item.DaemonSet is not null);
        Assert.Equal(isOurs, item.UnknownFields.Count > 0);
        Assert.Empty(file.Problems);
    }
}
