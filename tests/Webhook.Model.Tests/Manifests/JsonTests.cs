using Webhook.Model.Manifests;
using static Webhook.Model.Tests.Manifests.Reading;

namespace Webhook.Model.Tests.Manifests;

public sealed class JsonTests
{
    [Fact]
    public void Reads_JSON_indented_with_tabs()
    {
        var file = Read("{\n\t\"apiVersion\": \"v1\",\n\t\"kind\": \"Thing\",\n\t\"v\": [1.0, 8e1, true, null, \"\\ud83d\\ude00\\n\"]\n}\n");

        Assert.Empty(file.Problems);
        Assert.Equal("{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"v\":[1,80,true,null,\"\\uD83D\\uDE00\\n\"]}", JsonIn(file.Objects.Single()));
        Assert.Equal(new Position(4, 2), file.Objects.Single().PositionOf("v"));
        Assert.Equal(new Position(4, 13), file.Objects.Single().PositionOf("v[1]"));
    }

    [Theory]
    [InlineData("{A}{B}")]
    [InlineData("{A}\n{B}\n")]
    [InlineData("{A}\n---\n{B}\n")]
    [InlineData("\uFEFF{A} {B}")]
    public void Reads_objects_one_after_the_other(string shape)
    {
        var text = shape.Replace("{A}", "{\"apiVersion\":\"v1\",\"kind\":\"A\"}", StringComparison.Ordinal).Replace("{B}", "{\"apiVersion\":\"v1\",\"kind\":\"B\"}", StringComparison.Ordinal);

        Assert.Equal([("A", 1), ("B", 2)], Read(text).Objects.Select(item => (item.Kind, item.Document)));
    }

    [Fact]
    public void Reads_flow_YAML_that_is_no_JSON() =>
        Assert.Equal("{\"apiVersion\":\"v1\",\"kind\":\"A\",\"v\":[\"x\"]}", JsonOf("{apiVersion: v1, \"kind\": A, v: [x,],} # c\n"));

    [Theory]
    [InlineData("{\"a\": [\"x\" \"b\"]}", "1:12 this is no valid JSON: '\"' can't stand here; look for a comma, quote or bracket that is missing or too much")]
    [InlineData("{\"é😀\": 1", "1:9 this is no valid JSON: the end of the text can't stand here; look for a comma, quote or bracket that is missing or too much")]
    [InlineData("{a: [}", "1:6 a value is expected here, not }; write one, or put it in quotes")]
    public void Says_where_and_why_a_text_is_no_JSON(string text, string problem) =>
        Assert.Equal("Error " + problem, ProblemsOf(text)[0]);

    [Fact]
    public void Reports_half_a_surrogate_pair() =>
        Assert.Contains("half of a surrogate pair", Assert.Single(ProblemsOf("{\"apiVersion\":\"v1\",\"kind\":\"A\",\"v\":\"\\ud800\"}")), StringComparison.Ordinal);
}
