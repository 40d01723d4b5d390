using FsCheck.Fluent;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Selectors;

public sealed class SelectorLawTests
{
    [Fact]
    public void Is_satisfiable_together_exactly_when_some_label_set_matches_both() =>
        Law.Holds(Gen.Two(SmallWorld.Selector), pair =>
            SelectorSatisfiability.AreSatisfiableTogether(pair.Item1, pair.Item2) == SmallWorld.LabelSets.Any(Both(pair.Item1, pair.Item2)));

    [Fact]
    public void Is_satisfiable_exactly_when_some_label_set_matches() =>
        Law.Holds(SmallWorld.Selector, selector =>
            SelectorSatisfiability.IsSatisfiable(selector) == SmallWorld.LabelSets.Any(labels => LabelSelectorMatching.Matches(selector, labels)));

    [Fact]
    public void Gives_a_witness_that_matches_both() =>
        Law.Holds(Gen.Two(SmallWorld.Selector), pair =>
            SelectorSatisfiability.Witness(pair.Item1, pair.Item2) is { } labels
                ? Both(pair.Item1, pair.Item2)(labels)
                : !SelectorSatisfiability.AreSatisfiableTogether(pair.Item1, pair.Item2));

    [Fact]
    public void Names_an_unmet_requirement_exactly_when_it_does_not_match() =>
        Law.Holds(SmallWorld.Selector, selector => !LabelSelectorMatching.IsWellFormed(selector)
            || SmallWorld.LabelSets.All(labels =>
                LabelSelectorMatching.Matches(selector, labels) == (LabelSelectorMatching.Unmet(selector, labels).Count == 0)));

    private static Func<IReadOnlyDictionary<string, string>, bool> Both(LabelSelector a, LabelSelector b) =>
        labels => LabelSelectorMatching.Matches(a, labels) && LabelSelectorMatching.Matches(b, labels);
}
