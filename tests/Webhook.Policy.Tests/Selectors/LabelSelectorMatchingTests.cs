using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Tests.Selectors;

public sealed class LabelSelectorMatchingTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "db", ["tier"] = "" };

    [Theory]
    [InlineData("In", "web", "app must be \"web\" but it is \"db\"")]
    [InlineData("In", "web,api", "app must be one of \"web\", \"api\" but it is \"db\"")]
    [InlineData("NotIn", "db", "app must not be \"db\" but it is \"db\"")]
    [InlineData("NotIn", "db,web", "app must be none of \"db\", \"web\" but it is \"db\"")]
    [InlineData("Gt", "5", "app must be a number above \"5\" but it is \"db\"")]
    [InlineData("Lt", "5", "app must be a number below \"5\" but it is \"db\"")]
    [InlineData("DoesNotExist", "", "app must not be set but it is \"db\"")]
    [InlineData("Near", "", "app has the unknown operator \"Near\" but it is \"db\"")]
    public void Says_which_requirement_is_not_met(string op, string values, string text)
    {
        var selector = Selector("app", op, values);

        var unmet = Assert.Single(LabelSelectorMatching.Unmet(selector, Labels));

        Assert.Equal("matchExpressions[0]", unmet.Field);
        Assert.Equal(text, unmet.ToString());
    }

    [Fact]
    public void Says_all_that_is_not_met_labels_first()
    {
        var selector = Selector("zone", "Exists", "") with { MatchLabels = new Dictionary<string, string> { ["tier"] = "x", ["app"] = "web" } };

        var unmet = LabelSelectorMatching.Unmet(selector, Labels);

        Assert.Equal(
            ["app must be \"web\" but it is \"db\"", "tier must be \"x\" but it is \"\"", "zone must be set but it is missing"],
            unmet.Select(requirement => requirement.ToString()));
    }

    [Theory]
    [InlineData("In", "")]
    [InlineData("NotIn", "")]
    [InlineData("Exists", "x")]
    [InlineData("DoesNotExist", "x")]
    [InlineData("NotIn", "no label value")]
    [InlineData("Gt", "1")]
    public void Matches_nothing_with_a_requirement_that_cannot_be_used(string op, string values) =>
        Assert.False(LabelSelectorMatching.Matches(Selector("other", op, values), Labels));

    [Theory]
    [InlineData("app", "no label value")]
    [InlineData("no key", "db")]
    public void Matches_nothing_with_a_label_that_cannot_be_used(string key, string value)
    {
        var labels = new Dictionary<string, string> { [key] = value };

        Assert.False(LabelSelectorMatching.Matches(new LabelSelector { MatchLabels = labels }, labels));
    }

    [Fact]
    public void Reads_labels_of_any_dictionary()
    {
        var selector = new LabelSelector { MatchLabels = new SortedDictionary<string, string> { ["tier"] = "", ["app"] = "db" } };

        Assert.True(LabelSelectorMatching.Matches(selector, Labels));
        Assert.False(LabelSelectorMatching.Matches(selector, new Dictionary<string, string> { ["app"] = "db" }));
    }

    [Fact]
    public void Allocates_nothing()
    {
        var selector = Selector("app", "In", "web,db") with { MatchLabels = new Dictionary<string, string> { ["tier"] = "" } };
        bool Decide() => LabelSelectorMatching.Matches(selector, Labels) && SelectorSatisfiability.AreSatisfiableTogether(selector, selector);
        Decide();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var matches = Decide();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(matches);
    }

    private static LabelSelector Selector(string key, string op, string values) => new()
    {
        MatchExpressions = [new() { Key = key, Operator = op, Values = values.Length == 0 ? [] : values.Split(',') }],
    };
}
