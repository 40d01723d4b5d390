using FsCheck;
using FsCheck.Fluent;
using Webhook.Model.Meta;
using Webhook.Policy.Selectors;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Selectors;

public sealed class SelectorIndexTests
{
    [Fact]
    public void Finds_whatever_a_look_at_each_workload_finds() => Prop.ForAll(Workloads.ToArbitrary(), Asked.ToArbitrary(), (workloads, asked) =>
    {
        var candidates = new SelectorIndex(workloads).Candidates(asked.Selector, asked.Labels);

        Assert.Equal(Meeting(workloads, asked).OrderBy(NumberOf), Meeting(candidates, asked).OrderBy(NumberOf));
        Assert.Equal(candidates.Count, candidates.Distinct(ReferenceEqualityComparer.Instance).Count());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(500)).WithQuietOnSuccess(true));

    [Fact]
    public void Looks_at_none_of_a_thousand_that_share_no_label()
    {
        var labels = (int i) => new Dictionary<string, string> { ["app"] = $"web-{i}" };
        var index = new SelectorIndex(Enumerable.Range(0, 1000).Select(i => new SelectingWorkload("Deployment", $"web-{i}", "", new() { MatchLabels = labels(i) }, labels(i))));

        Assert.Empty(index.Candidates(new() { MatchLabels = labels(-1) }, labels(-1)));
        Assert.Equal("web-7", Assert.Single(index.Candidates(new() { MatchLabels = labels(7) }, labels(7))).Name);
    }

    private static int NumberOf(SelectingWorkload workload) => int.Parse(workload.Name);

    private static IEnumerable<SelectingWorkload> Meeting(IEnumerable<SelectingWorkload> workloads, (LabelSelector? Selector, Dictionary<string, string> Labels) asked) =>
        workloads.Where(it => LabelSelectorMatching.Matches(it.Selector, asked.Labels) || LabelSelectorMatching.Matches(asked.Selector, it.TemplateLabels));

    private static Gen<Dictionary<string, string>> Labels =>
        from pairs in Gen.Choose(0, 8).ListOf()
        select pairs.Take(3).Select(pair => ($"k{pair / 3}", $"v{pair % 3}")).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static Gen<LabelSelector?> Selector =>
        from isThere in Gen.Elements(true, true, true, false)
        from labels in Labels
        from requirement in Gen.Elements<LabelSelectorRequirement?>(
            null,
            null,
            new() { Key = "k0", Operator = "Exists" },
            new() { Key = "k1", Operator = "NotIn", Values = ["v0"] },
            new() { Key = "not a key", Operator = "DoesNotExist" })
        select isThere ? new LabelSelector { MatchLabels = labels, MatchExpressions = requirement is null ? [] : [requirement] } : null;

    private static Gen<(LabelSelector? Selector, Dictionary<string, string> Labels)> Asked =>
        from selector in Selector
        from labels in Labels
        select (selector, labels);

    private static Gen<SelectingWorkload[]> Workloads =>
        from count in Gen.Choose(0, 60)
        from workloads in Asked.ListOf(count)
        select workloads.Select((it, i) => new SelectingWorkload("Deployment", $"{i}", "", it.Selector, it.Labels)).ToArray();
}
