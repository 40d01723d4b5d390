using System.Text.RegularExpressions;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed partial class RuleCatalogueTests
{
    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void Names_every_rule_once()
    {
        var ids = RuleCatalogue.All.Select(rule => rule.Descriptor.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches(KebabCase(), id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Finds_a_rule_by_its_id(string id) => Assert.Equal(id, RuleCatalogue.Find(id)?.Descriptor.Id);

    [Fact]
    public void Finds_nothing_by_an_unknown_id() => Assert.Null(RuleCatalogue.Find("no-such-rule"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Describes_each_rule_in_full_sentences(string id)
    {
        var descriptor = RuleCatalogue.Find(id)!.Descriptor;

        Assert.All([descriptor.What, descriptor.Why, descriptor.Remedy], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.All(descriptor.Parameters, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));
        Assert.False(descriptor.Title.EndsWith('.'), "a title is no sentence");
        Assert.StartsWith("https://", descriptor.Source, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_silent_about_a_DaemonSet_in_order(string id)
    {
        DaemonSetReview[] reviews =
        [
            A.Manifest(A.DaemonSet()),
            A.Creation(A.DaemonSet()),
            A.Update(A.DaemonSet(), A.DaemonSet()),
            A.LiveObject(A.DaemonSet()),
            A.Deletion(A.DaemonSet()),
        ];

        Assert.Empty(reviews.SelectMany(review => RuleRun.Messages(RuleCatalogue.Find(id)!, review)));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
