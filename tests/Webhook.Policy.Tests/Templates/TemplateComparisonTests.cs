using System.Text.Json;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Tests.Templates;

public sealed class TemplateComparisonTests
{
    [Theory]
    [InlineData("{}", "null")]
    [InlineData("""{"spec":{"tolerations":null}}""", """{"spec":{"tolerations":[]}}""")]
    [InlineData("""{"spec":{}}""", """{"spec":{"affinity":{"nodeAffinity":{}},"nodeName":""}}""")]
    [InlineData("""{"spec":{"a":1,"b":[1,2]}}""", """{"spec":{"b":[1.0,2e0],"a":1}}""")]
    [InlineData("""{"spec":{"a":[null]}}""", """{"spec":{"a":[{}]}}""")]
    [InlineData("""{"spec":{"a":"\u0061"}}""", """{"spec":{"a":"a"}}""")]
    [InlineData("""{"spec":{"a":"\ud800"}}""", """{"spec":{"a":"\ud800"}}""")]
    [InlineData("""{"spec":{"a":1,"a":2}}""", """{"spec":{"a":2}}""")]
    [InlineData("""{"metadata":{"annotations":{"deprecated.daemonset.template.generation":"1"}}}""", """{"metadata":{"annotations":{"deprecated.daemonset.template.generation":"2"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"deprecated.daemonset.template.generation":"1"}}}""", "{}")]
    [InlineData("""{"spec":"text"}""", """{"spec":"text"}""")]
    [InlineData("""{"spec":{"a":1e400}}""", """{"spec":{"a":1e400}}""")]
    public void Takes_for_equal_what_means_the_same(string left, string right)
    {
        Assert.True(AreEqual(left, right));
        Assert.True(AreEqual(right, left));
    }

    [Theory]
    [InlineData("""{"spec":{"a":1}}""", """{"spec":{"a":"1"}}""")]
    [InlineData("""{"spec":{"a":1}}""", "{}")]
    [InlineData("""{"spec":{"a":false}}""", "{}")]
    [InlineData("""{"spec":{"a":0}}""", "{}")]
    [InlineData("""{"spec":{"a":true}}""", """{"spec":{"a":false}}""")]
    [InlineData("""{"spec":{"a":[1,2]}}""", """{"spec":{"a":[2,1]}}""")]
    [InlineData("""{"spec":{"a":[null]}}""", """{"spec":{"a":[]}}""")]
    [InlineData("""{"spec":{"a":9007199254740993}}""", """{"spec":{"a":9007199254740992}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"b"}}}""", """{"metadata":{"labels":{"a":"B"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"a":"b"}}}""", "{}")]
    [InlineData("""{"spec":"text"}""", "{}")]
    [InlineData("""{"spec":{"a":"\ud800"}}""", """{"spec":{"a":"\ud801"}}""")]
    [InlineData("""{"spec":{"\ud800":1}}""", """{"spec":{"a":1}}""")]
    [InlineData("""{"spec":{"a":"\ud800","b":1}}""", """{"spec":{"a":"\ud800","b":1.0}}""")]
    [InlineData("""{"spec":"text"}""", """{"spec":"other"}""")]
    [InlineData("""{"spec":{"a":[1]}}""", """{"spec":{"a":[1,2]}}""")]
    [InlineData("""{"spec":{"a":1e400}}""", """{"spec":{"a":1e401}}""")]
    public void Takes_for_different_what_means_something_else(string left, string right)
    {
        Assert.False(AreEqual(left, right));
        Assert.False(AreEqual(right, left));
    }

    [Fact]
    public void Leaves_tolerations_out_on_request()
    {
        using var left = JsonDocument.Parse("""{"spec":{"a":1,"tolerations":[{"key":"a"}]}}""");
        using var right = JsonDocument.Parse("""{"spec":{"a":1}}""");

        Assert.True(TemplateComparison.AreEqualButForTolerations(left.RootElement, right.RootElement));
        Assert.False(TemplateComparison.AreEqual(left.RootElement, right.RootElement));
    }

    private static bool AreEqual(string left, string right)
    {
        using var one = JsonDocument.Parse(left);
        using var other = JsonDocument.Parse(right);
        return TemplateComparison.AreEqual(one.RootElement, other.RootElement);
    }
}
