using System.Text.Json;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Tests.Vectors;

internal static class SelectorSuites
{
    public static void Matches(JsonElement input, JsonElement expected)
    {
        var (selector, labels) = (input.Selector("selector"), input.Labels("labels"));

        var matches = LabelSelectorMatching.Matches(selector, labels);

        Assert.Equal(expected.Flag("matches"), matches);
        Assert.Equal(matches, selector is not null && LabelSelectorMatching.Unmet(selector, labels).Count == 0);
    }

    public static void Overlap(JsonElement input, JsonElement expected)
    {
        var (a, b) = (input.Selector("a"), input.Selector("b"));

        var satisfiable = SelectorSatisfiability.AreSatisfiableTogether(a, b);

        Assert.Equal(expected.Flag("satisfiable"), satisfiable);
        Assert.Equal(satisfiable, SelectorSatisfiability.AreSatisfiableTogether(b, a));
        Assert.Equal(satisfiable, SelectorSatisfiability.Witness(a, b) is not null);
    }
}
