using Webhook.Model.Meta;
using Webhook.Policy.Rules.Selectors;

namespace Webhook.Policy.Tests.Rules;

public sealed class SelectorTextTests
{
    [Theory]
    [InlineData("Exists", "app")]
    [InlineData("DoesNotExist", "!app")]
    [InlineData("In", "app in (a, b)")]
    [InlineData("NotIn", "app notin (a, b)")]
    [InlineData("Near", "app Near (a, b)")]
    public void Writes_a_requirement_as_kubectl_does(string operation, string text) =>
        Assert.Equal(text, SelectorText.Of(new LabelSelectorRequirement { Key = "app", Operator = operation, Values = ["a", "b"] }));

    [Fact]
    public void Writes_labels_in_order_and_then_requirements()
    {
        var selector = new LabelSelector
        {
            MatchLabels = new Dictionary<string, string> { ["tier"] = "node", ["app"] = "agent" },
            MatchExpressions = [new() { Key = "zone", Operator = "Exists" }],
        };

        Assert.Equal("\"app=agent,tier=node,zone\"", SelectorText.Of(selector));
        Assert.Equal("none", SelectorText.Of(new LabelSelector()));
    }
}
