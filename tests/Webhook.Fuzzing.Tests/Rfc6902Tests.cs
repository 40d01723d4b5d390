using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Fuzzing.Oracles;

namespace Webhook.Fuzzing.Tests;

/// <summary>The examples of RFC 6902, appendix A, that add.</summary>
public sealed class Rfc6902Tests
{
    [Theory]
    [InlineData("""{"foo":"bar"}""", "/baz", "\"qux\"", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("""{"foo":["bar","baz"]}""", "/foo/1", "\"qux\"", """{"foo":["bar","qux","baz"]}""")]
    [InlineData("""{"foo":["bar"]}""", "/foo/-", """["abc","def"]""", """{"foo":["bar",["abc","def"]]}""")]
    [InlineData("""{"foo":"bar"}""", "/child", """{"grandchild":{}}""", """{"foo":"bar","child":{"grandchild":{}}}""")]
    [InlineData("""{"a/b~c":{}}""", "/a~1b~0c/d", "1", """{"a/b~c":{"d":1}}""")]
    public void Adds(string document, string path, string value, string expected)
    {
        Assert.Equal(expected, Rfc6902.Apply(JsonNode.Parse(document)!, Patch(path, value)).ToJsonString());
    }

    [Theory]
    [InlineData("""{"foo":"bar"}""", "/baz/bat")]
    [InlineData("""{"foo":[1]}""", "/foo/2")]
    [InlineData("""{"foo":[1]}""", "/foo/01")]
    [InlineData("""{"foo":[1]}""", "/foo/-1")]
    [InlineData("""{"foo":1}""", "")]
    public void Refuses_a_place_that_is_not_there(string document, string path)
    {
        Assert.Throws<FormatException>(() => Rfc6902.Apply(JsonNode.Parse(document)!, Patch(path, "1")));
    }

    private static JsonElement Patch(string path, string value) => JsonElement.Parse($$"""[{"op":"add","path":"{{path}}","value":{{value}}}]""");
}
