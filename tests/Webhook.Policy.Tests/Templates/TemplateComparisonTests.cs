using System.Text.Json;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Tests.Templates;

public sealed class TemplateComparisonTests
{
    [Theory]
    [InlineData("{}", "null")]
    [InlineData("""{"spec":{"tolerations":null}}""", """{"spec":{"tolerations":[]}}""")]
    [InlineData("""{"spec":{"containers":[null]}}""", """{"spec":{"containers":[{}]}}""")]
    [InlineData("""{"spec":{"hostname":"\u0061"}}""", """{"spec":{"hostname":"a"}}""")]
    [InlineData("""{"spec":{"hostname":"\ud800"}}""", """{"spec":{"hostname":"\ud800"}}""")]
    [InlineData("""{"spec":{"priority":1,"priority":2}}""", """{"spec":{"priority":2}}""")]
    [InlineData("""{"spec":"text"}""", """{"spec":"text"}""")]
    [InlineData("""{"spec":{"priority":1e400}}""", """{"spec":{"priority":1e400}}""")]
    [InlineData("""{"spec":{"nodeSelector":{"a":null,"b":"1"}}}""", """{"spec":{"nodeSelector":{"b":"1","a":""}}}""")]
    [InlineData("""{"metadata":{"creationTimestamp":null}}""", "{}")]
    [InlineData("""{"spec":{"overhead":{"cpu":"1000m"}}}""", """{"spec":{"overhead":{"cpu":1}}}""")]
    public void Takes_for_equal_what_is_stored_alike(string left, string right)
    {
        Assert.Equal(TemplateDifference.Equal, Compare(left, right));
        Assert.Equal(TemplateDifference.Equal, Compare(right, left));
    }

    [Theory]
    [InlineData("""{"spec":{"priority":0}}""", "{}")]
    [InlineData("""{"spec":{"hostNetwork":true}}""", """{"spec":{"hostNetwork":false}}""")]
    [InlineData("""{"spec":{"nodeSelector":{"node-role.kubernetes.io/worker":""}}}""", "{}")]
    [InlineData("""{"spec":{"affinity":{}}}""", "{}")]
    [InlineData("""{"spec":{"containers":[null]}}""", """{"spec":{"containers":[]}}""")]
    [InlineData("""{"spec":{"activeDeadlineSeconds":9007199254740993}}""", """{"spec":{"activeDeadlineSeconds":9007199254740992}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"b"}}}""", """{"metadata":{"labels":{"a":"B"}}}""")]
    [InlineData("""{"metadata":{"annotations":{"deprecated.daemonset.template.generation":"1"}}}""", "{}")]
    [InlineData("""{"spec":"text"}""", "{}")]
    [InlineData("""{"spec":{"hostname":"\ud800"}}""", """{"spec":{"hostname":"\ud801"}}""")]
    [InlineData("""{"spec":"text"}""", """{"spec":"other"}""")]
    [InlineData("""{"spec":{"priority":1e400}}""", """{"spec":{"priority":1e401}}""")]
    public void Takes_for_different_what_is_stored_differently(string left, string right)
    {
        Assert.Equal(TemplateDifference.Different, Compare(left, right));
        Assert.Equal(TemplateDifference.Different, Compare(right, left));
    }

    [Theory]
    [InlineData("""{"spec":{"ofNextYear":1}}""", "{}")]
    [InlineData("""{"spec":{"schedulingGroup":{"podGroupName":"a"}}}""", "{}")]
    [InlineData("""{"spec":{"containers":[{"lifecycle":{"stopSignal":"SIGTERM"}}]}}""", """{"spec":{"containers":[{}]}}""")]
    public void Leaves_open_what_an_API_server_may_not_have(string left, string right) =>
        Assert.Equal(TemplateDifference.InUnknownFields, Compare(left, right));

    [Fact]
    public void Leaves_tolerations_out_on_request()
    {
        using var left = JsonDocument.Parse("""{"spec":{"hostname":"a","tolerations":[{"key":"a"}]}}""");
        using var right = JsonDocument.Parse("""{"spec":{"hostname":"a"}}""");

        Assert.True(TemplateComparison.AreEqualButForTolerations(left.RootElement, right.RootElement));
        Assert.False(TemplateComparison.AreEqual(left.RootElement, right.RootElement));
    }

    private static TemplateDifference Compare(string left, string right)
    {
        using var one = JsonDocument.Parse(left);
        using var other = JsonDocument.Parse(right);
        return TemplateComparison.Compare(one.RootElement, other.RootElement);
    }
}
