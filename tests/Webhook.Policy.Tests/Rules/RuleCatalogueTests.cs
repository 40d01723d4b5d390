using System.Text.RegularExpressions;
using Webhook.Model.Apps;
using Webhook.Model.Manifests;
using Webhook.Policy.Cluster;
using Webhook.Policy.Policies;
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

    [Fact]
    public void Lists_the_rules_under_their_headings()
    {
        var categories = RuleCatalogue.All.Select(rule => rule.Descriptor.Category).ToList();

        Assert.Equal(categories.Order(), categories);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Finds_a_rule_by_its_id(string id) => Assert.Equal(id, RuleCatalogue.Find(id)?.Descriptor.Id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_what_a_live_rule_reads(string id)
    {
        var descriptor = RuleCatalogue.Find(id)!.Descriptor;

        Assert.Equal(descriptor.IsLive, descriptor.Reads != ClusterKinds.None);
    }

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

    [Theory]
    [MemberData(nameof(Ids))]
    public void Takes_an_object_in_which_everything_is_missing(string id)
    {
        var (rule, nothing) = (RuleCatalogue.Find(id)!, new DaemonSet());
        DaemonSetReview[] reviews =
        [
            A.Review(Operation.Create, nothing, null) with { ObjectJson = "{}"u8.ToArray() },
            A.Review(Operation.Update, nothing, nothing),
            A.Review(Operation.Update, nothing, null),
            A.Review(Operation.Delete, null, nothing),
            A.Review(Operation.Connect, nothing, null),
        ];

        Assert.Null(Record.Exception(() => reviews.Select(review => RuleRun.Of(rule, review)).ToList()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void States_defaults_that_a_policy_may_spell_out(string id)
    {
        var parameters = RuleCatalogue.Find(id)!.Descriptor.Parameters.Where(parameter => parameter.Default.Length > 0);
        var lines = parameters.Select(parameter => $"      {parameter.Name}: {parameter.Default}\n");
        var policy = $"""
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {"{name: default}"}
            spec:
              rules:
                {id}:
                  action: Warn

            """ + string.Concat(lines);

        var read = PolicyReader.Read(ManifestReader.Read("policy.yaml", policy));

        Assert.Empty(read.Problems);
        var configured = RuleCatalogue.Find(id)!.Configure(Assert.Single(read.Policies).Rules[id].Parameters);
        Assert.Equal(RuleRun.Messages(RuleCatalogue.Find(id)!, A.Manifest(Faulty())), RuleRun.Messages(configured, A.Manifest(Faulty())));
    }

    // Something to find for each rule that has parameters.
    private static DaemonSetBuilder Faulty() => A.DaemonSet()
        .Labelled(("app", "other"))
        .Rolling("60%")
        .Tolerating("node-role.kubernetes.io/master", "Exists")
        .Spec(spec => spec with { MinReadySeconds = 9 });

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
