using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests;

namespace Webhook.Model.Tests.Manifests;

public sealed class YamlTextTests
{
    [Fact]
    public void Writes_the_style_of_kubectl()
    {
        var json = """
            {"apiVersion":"v1","data":{"script":"#!/bin/sh\necho \"hi\"\n","empty":"","on":"yes"},
             "items":[{"a":1,"b":[1.5,true,null]},[["x"],[]],{}],"port":"10250","image":"example.com/a:v1","memory":"200Mi"}
            """;

        Assert.Equal(
            """
            apiVersion: v1
            data:
              script: |
                #!/bin/sh
                echo "hi"
              empty: ""
              "on": "yes"
            items:
            - a: 1
              b:
              - 1.5
              - true
              - null
            - - - x
              - []
            - {}
            port: "10250"
            image: example.com/a:v1
            memory: 200Mi

            """,
            YamlText.FromJson(JsonElement.Parse(json)));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("--flag=value")]
    [InlineData("-c")]
    [InlineData("200Mi")]
    [InlineData("10%")]
    [InlineData("/var/log/*")]
    [InlineData("node.kubernetes.io/not-ready")]
    [InlineData("tail -f a,b [c] {d}")]
    [InlineData("한글")]
    [InlineData("😀")]
    public void Leaves_a_harmless_string_without_quotes(string text) =>
        Assert.Equal($"{text}\n", YamlText.FromJson(JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(text, JsonSerializerOptions.Default))));

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("on")]
    [InlineData("No")]
    [InlineData("010")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("1:30")]
    [InlineData("1e3")]
    [InlineData("-.5")]
    [InlineData(".inf")]
    [InlineData("2026-07-01")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("#a")]
    [InlineData("- a")]
    [InlineData("---")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("{a}")]
    [InlineData("<<")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a:")]
    [InlineData("\t")]
    [InlineData("\u0007\u2028\ufeff")]
    [InlineData("\n")]
    [InlineData(" \na\n")]
    [InlineData("a\r\nb")]
    [InlineData("a\n   \nb")]
    public void Quotes_what_would_be_read_as_something_else(string text) =>
        Assert.StartsWith("\"", RoundTripped(JsonValue.Create(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nb", "|-")]
    [InlineData("a\nb\n", "|")]
    [InlineData("a\n\n  b\n\n\n", "|+")]
    [InlineData("# a\n\tb: *c\n", "|")]
    public void Writes_several_lines_as_a_block(string text, string header) =>
        Assert.StartsWith(header + "\n", RoundTripped(JsonValue.Create(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"v\"")]
    [InlineData("[1,{\"a\":2}]")]
    [InlineData("{\"a\":[1]}")]
    [InlineData("{}")]
    public void Writes_a_key_that_is_too_long_for_its_line_behind_a_question_mark(string value)
    {
        var yaml = RoundTripped(JsonNode.Parse($$"""{"before":1,"{{new string('k', 1100)}}":{{value}},"after":2}"""));

        Assert.Contains($"? {new string('k', 1100)}\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_back_as_the_same_json_for_random_values()
    {
        var random = new Random(42);
        for (var run = 0; run < 2000; run++)
            RoundTripped(RandomValue(random, 4));
    }

    /// <summary>The YAML of a value that stands as a key's value and in a list, after a check that both read back.</summary>
    private static string RoundTripped(JsonNode? value)
    {
        var document = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Test",
            ["value"] = value?.DeepClone(),
            ["list"] = new JsonArray(value?.DeepClone(), "next"),
            ["end"] = "x",
        };

        var yaml = YamlText.FromJson(JsonElement.Parse(document.ToJsonString()));

        var file = ManifestReader.Read("f.yaml", yaml);
        Assert.Empty(file.Problems);
        var read = JsonNode.Parse(Assert.Single(file.Objects).Json.Span);
        Assert.True(JsonNode.DeepEquals(document, read), $"{yaml}\nreads as {read?.ToJsonString()}");
        return YamlText.FromJson(JsonElement.Parse(value?.ToJsonString() ?? "null"));
    }

    private static JsonNode? RandomValue(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => JsonValue.Create(random.Next(-1000, 1000)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => null,
        3 or 4 => JsonValue.Create(RandomString(random)),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1))]),
        _ => RandomObject(random, depth),
    };

    private static JsonObject RandomObject(Random random, int depth)
    {
        var result = new JsonObject();
        for (var i = random.Next(4); i > 0; i--)
            result[RandomString(random)] = RandomValue(random, depth - 1);

        return result;
    }

    private static string RandomString(Random random)
    {
        const string Alphabet = "ab10:-#.,_ \n\t'\"{}[]&*!|>%@\\~?yn=</é\u00a0\u2028\r+eExo";
        var text = new StringBuilder();
        for (var i = random.Next(8); i > 0; i--)
            text.Append(Alphabet[random.Next(Alphabet.Length)]);

        return text.ToString();
    }
}
