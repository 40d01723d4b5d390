using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Kubernetes.Tests.Decoding;

public sealed class JsonScanTests
{
    private static readonly FieldFilter Kept = FieldFilter.Of(
        ("a", null), ("b", FieldFilter.Of(("c", null), ("d", FieldFilter.Of(("e", null))))));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":"}]\"\\","b":[{},[],"{"]}""")]
    [InlineData("[1,[2,{}]]")]
    [InlineData("\"text \\\" and more\"")]
    public void Finds_the_end_of_a_value_and_none_in_any_part_of_it(string value)
    {
        var json = Encoding.UTF8.GetBytes(value);

        Assert.Equal(json.Length, JsonScan.EndOf(Encoding.UTF8.GetBytes(value + ",{}"), 0));
        for (var length = 0; length < json.Length; length++)
            Assert.Equal(-1, JsonScan.EndOf(json.AsSpan(0, length), 0));
    }

    [Fact]
    public void Finds_the_same_ends_as_a_parser_in_texts_longer_than_a_block()
    {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var value = Container(random, random.Next(1, 7));
            var json = Encoding.UTF8.GetBytes(value + (i % 2 == 0 ? ",{\"next\":[]}" : "]}"));

            Assert.Equal(Encoding.UTF8.GetByteCount(value), JsonScan.EndOf(json, 0));
            Assert.Equal(-1, JsonScan.EndOf(json.AsSpan(0, Encoding.UTF8.GetByteCount(value) - 1), 0));
            JsonDocument.Parse(value).Dispose();
        }
    }

    [Theory]
    [InlineData("null,1", 4)]
    [InlineData("-1.5e3}", 6)]
    [InlineData("true", -1)]
    [InlineData("", -1)]
    [InlineData("]", -1)]
    public void Ends_a_scalar_at_what_follows_it(string json, int end) =>
        Assert.Equal(end, JsonScan.EndOf(Encoding.UTF8.GetBytes(json), 0));

    [Theory]
    [InlineData("""{"a":1,"x":2,"b":{"y":[],"c":"}","d":{"e":[1],"f":2}},"z":{"a":1}}""", """{"a":1,"b":{"c":"}","d":{"e":[1]}}}""")]
    [InlineData("""{ "x" : { } , "b" : [ { "c" : 1 , "q" : 2 } , null , { "d" : [ ] } , 7 ] }""", """{"b":[{"c":1},null,{"d":[]},7]}""")]
    [InlineData("""{"b":"text","a":null}""", """{"b":"text","a":null}""")]
    [InlineData(" {} ", "{}")]
    [InlineData("[]", "[]")]
    public void Copies_what_is_kept_and_nothing_else(string json, string expected)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.True(Kept.TryCopy(Encoding.UTF8.GetBytes(json), output));

        Assert.Equal(expected, JsonNode.Parse(output.WrittenSpan)!.ToJsonString(new JsonSerializerOptions()));
    }

    [Theory]
    [InlineData("""{"a":1}}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"\u0061":1}""")]
    [InlineData("""{"b":[1 2]}""")]
    [InlineData("""{"b":{"c":1]}""")]
    [InlineData("{a:1}")]
    public void Leaves_to_the_parser_what_is_not_as_expected(string json) =>
        Assert.False(Kept.TryCopy(Encoding.UTF8.GetBytes(json), new ArrayBufferWriter<byte>()));

    [Fact]
    public void Copies_no_part_of_an_object_that_is_cut_anywhere()
    {
        var json = Encoding.UTF8.GetBytes("""{"a":"\\\"x","b":[{"c":1,"d":{"e":{}}},{"z":[[]]}],"x":true}""");

        Assert.True(Kept.TryCopy(json, new ArrayBufferWriter<byte>()));
        for (var length = 0; length < json.Length; length++)
            Assert.False(Kept.TryCopy(json.AsSpan(0, length), new ArrayBufferWriter<byte>()));
    }

    /// <summary>An object or list whose strings are full of what would mislead: brackets, quotes and runs of backslashes.</summary>
    private static string Container(Random random, int depth)
    {
        var items = Enumerable.Range(0, random.Next(0, 6)).Select(_ => depth > 1 && random.Next(3) == 0 ? Container(random, depth - 1) : Text(random)).ToList();
        return random.Next(2) == 0 ? $"[{string.Join(',', items)}]" : $"{{{string.Join(',', items.Select(item => $"{Text(random)} : {item}"))}}}";
    }

    private static string Text(Random random)
    {
        string[] parts = ["\\\\", "\\\"", "{", "}", "[", "]", "é", "abcdefgh", " ", "\\n"];
        return $"\"{string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => parts[random.Next(parts.Length)]))}\"";
    }
}
