using Webhook.Model.Manifests;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class OffsetTests
{
    private const string Text = """
        apiVersion: v1 # c
        kind: "Thing"
        plain: two words   # c
        multi: a
          b
        empty:
        after: 😀 x
        anchored: &n   value
        tagged: !!str
          5
        void: &v
        flow: &f [ 1, {b: c}, d: e ]
        list:
        - x
        - y: z

          w: |
            text  

            more


        # c
        nested:
          - - p
            - q
          - {}
          - []
        quoted: 'it''s
          long'
        folded: >-
          a
        "last": &l
          k: v
        """;

    [Theory]
    [InlineData("apiVersion", "v1")]
    [InlineData("kind", "\"Thing\"")]
    [InlineData("plain", "two words")]
    [InlineData("multi", "a\n  b")]
    [InlineData("empty", "")]
    [InlineData("after", "😀 x")]
    [InlineData("anchored", "value")]
    [InlineData("tagged", "5")]
    [InlineData("void", "")]
    [InlineData("flow", "[ 1, {b: c}, d: e ]")]
    [InlineData("flow[1]", "{b: c}")]
    [InlineData("flow[1].b", "c")]
    [InlineData("flow[2]", "d: e")]
    [InlineData("list", "- x\n- y: z\n\n  w: |\n    text  \n\n    more")]
    [InlineData("list[0]", "x")]
    [InlineData("list[1]", "y: z\n\n  w: |\n    text  \n\n    more")]
    [InlineData("list[1].w", "|\n    text  \n\n    more")]
    [InlineData("nested", "- - p\n    - q\n  - {}\n  - []")]
    [InlineData("nested[0]", "- p\n    - q")]
    [InlineData("nested[0][1]", "q")]
    [InlineData("nested[1]", "{}")]
    [InlineData("nested[2]", "[]")]
    [InlineData("quoted", "'it''s\n  long'")]
    [InlineData("folded", ">-\n  a")]
    [InlineData("last", "k: v")]
    public void Slices_of_the_text_are_the_values(string path, string slice)
    {
        foreach (var ending in (string[])["\n", "\r\n"])
        {
            foreach (var (before, after) in (ReadOnlySpan<(string, string)>)[("", ""), ("\uFEFF", "\n"), ("# c\n---\n", "\n---\n"), ("apiVersion: v1\nkind: A\n---\n", "\n...\n")])
            {
                var text = (before + Text + after).ReplaceLineEndings(ending);

                var root = Read(text).Objects[^1].Root;

                var node = At(root, path);
                Assert.Equal(slice.ReplaceLineEndings(ending), text[node.StartOffset..node.EndOffset]);
            }
        }
    }

    [Fact]
    public void Gives_the_exact_place_of_each_key()
    {
        foreach (var entry in ((ManifestMapping)At(Read(Text).Objects.Single().Root, "")).Entries)
        {
            Assert.StartsWith(entry.Key, Text[entry.KeyOffset..].TrimStart('"'), StringComparison.Ordinal);
            Assert.Equal(1, entry.KeyStart.Column);
        }
    }

    [Theory]
    [InlineData("list[1].w", "17:3")]
    [InlineData("list[1].y", "15:3")]
    [InlineData("list[1]", "15:3")]
    [InlineData("list[7].x", "13:1")]
    [InlineData("list[1].y.z", "15:3")]
    [InlineData("flow[1].b", "12:16")]
    [InlineData("flow[1][b]", "12:16")]
    [InlineData("nothing.here", "1:1")]
    [InlineData("", "1:1")]
    public void Finds_the_position_of_a_field_or_of_its_nearest_ancestor(string path, string position) =>
        Assert.Equal(position, Read(Text).Objects.Single().PositionOf(path).ToString());

    [Fact]
    public void Finds_keys_with_dots_and_slashes() =>
        Assert.Equal(
            new Position(4, 4),
            Read("apiVersion: v1\nkind: A\nmetadata: {labels: {\n   app.kubernetes.io/name: x}}\n").Objects.Single().PositionOf("metadata.labels[app.kubernetes.io/name]"));

    private static ManifestNode At(ManifestNode node, string path) => new FieldPath(path).Steps().Aggregate(node, (at, step) =>
        at is ManifestSequence list ? list.Items[step.Index!.Value] : ((ManifestMapping)at)[step.Name]!);
}
