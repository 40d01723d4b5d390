using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Manifests;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

/// <summary>Whatever tree is written as block YAML, flow YAML or JSON is read back as the same JSON, and its offsets are true.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.Elements(
        "", "a", "yes", "null", "80", "1.0", "0x1F", "- x", "a: b", "# c", "a # b", "'", "\"", "\\", "{", "[x", "]", "&a", "*a", "!t", "|", ">", "%", "@", "`",
        "two words", " lead", "trail ", "line\nbreak", "line\n\n  deep\n", "tab\there", "😀", "é", "---", "...", "<<", "?", ":", "-", "~", "2026-01-31", "\u2028", "\uFEFF", "x\r\ny");

    private static readonly Gen<JsonNode?> Scalars = Gen.OneOf(
        Words.Select(word => (JsonNode?)JsonValue.Create(word)),
        Gen.Choose(-5, 100000).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Elements(true, false).Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Constant((JsonNode?)null));

    [Fact]
    public void Reads_back_what_was_written() =>
        Prop.ForAll(Tree(4).ToArbitrary(), Gen.Elements("\n", "\r\n").ToArbitrary(), (tree, ending) =>
        {
            var expected = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Thing", ["v"] = tree?.DeepClone() };
            string[] texts = [TreeText.Block(expected, ending), TreeText.Flow(expected), expected.ToJsonString(), expected.ToJsonString(TreeText.Indented)];
            foreach (var text in texts)
            {
                var file = Read(text);
                Assert.Empty(file.Problems);
                var item = Assert.Single(file.Objects);
                Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(item.Json.Span)), $"{text}\nread as\n{JsonIn(item)}");
                CheckOffsets(item.Root, text);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(30).WithReplay(7, 9));

    private static Gen<JsonNode?> Tree(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency(
            (2, Scalars),
            (2, Tree(depth - 1).ListOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (3, Words.Zip(Tree(depth - 1)).ListOf(3).Select(entries =>
                (JsonNode?)new JsonObject(entries.DistinctBy(entry => entry.Item1).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2?.DeepClone()))))),
            (1, Gen.Elements<JsonNode?>(new JsonArray(), new JsonObject())));

    private static void CheckOffsets(ManifestNode node, string text)
    {
        Assert.InRange(node.StartOffset, 0, node.EndOffset);
        Assert.InRange(node.EndOffset, node.StartOffset, text.Length);
        var slice = text[node.StartOffset..node.EndOffset];
        switch (node)
        {
            case ManifestScalar scalar when slice.Length > 0 && slice[0] is not ('"' or '\'' or '|' or '>'):
                Assert.Equal(scalar.Text, slice);
                break;
            case ManifestSequence list:
                Assert.StartsWith(list.IsFlow ? "[" : "-", slice, StringComparison.Ordinal);
                if (list.IsFlow)
                    Assert.EndsWith("]", slice, StringComparison.Ordinal);

                foreach (var item in list.Items)
                    CheckOffsets(item, text);

                break;
            case ManifestMapping map:
                if (map.IsFlow) Assert.True(slice is ['{', .., '}']);
                else Assert.Equal(map.Entries[0].KeyOffset, node.StartOffset);
                foreach (var entry in map.Entries)
                    CheckOffsets(entry.Value, text);

                break;
        }
    }
}
