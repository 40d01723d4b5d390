using System.Text;
using Webhook.Fuzzing.Syntax;

namespace Webhook.Fuzzing.Tests;

public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2,"\u0062":[1e400,-0,"\ud800",{}],"":[[],null]}""")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void Writes_what_it_read(string json)
    {
        Assert.Equal(json, Encoding.UTF8.GetString(JsonTree.Of(json).ToBytes()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":01}")]
    public void Reads_nothing_but_JSON(string text)
    {
        Assert.Null(JsonTree.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Finds_tokens_in_what_is_no_JSON_any_more()
    {
        var text = Encoding.UTF8.GetBytes("{\"a\\\"b\" : 12, [tru \"open");

        Assert.Equal(["{", "\"a\\\"b\"", ":", "12", ",", "[", "tru", "\"open"], JsonTokens.Split(text).Select(token => Encoding.UTF8.GetString(text[token])));
    }
}
