using System.Text.Json;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Tests.Properties;
using Webhook.Policy.Verdicts;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Verdicts;

public sealed class SharedRuleTests
{
    private static readonly DaemonSetReview Review = A.Creation(A.DaemonSet());

    [Fact]
    public void Runs_a_rule_once_for_all_policies_that_want_it_alike()
    {
        var runs = 0;
        var engine = new PolicyEngine([Policy("a"), Policy("b"), Policy("c")], [new FakeRule("rule", RuleAction.Warn, _ => runs++)]);

        engine.Evaluate(Review);

        Assert.Equal(1, runs);
    }

    [Fact]
    public void Gives_each_policy_the_rule_with_its_own_parameters()
    {
        DaemonSetPolicy[] policies = [Policy("a", "10%"), Policy("b", "60%"), Policy("c", "10%"), Policy("d", "20%")];
        var review = A.Creation(A.DaemonSet().Rolling("30%", "0"));

        var findings = new PolicyEngine(policies).Evaluate(review).Findings.Where(finding => finding.Rule == "max-unavailable").ToList();

        // c says the same as a, and b is content.
        Assert.Equal([("a", "limit of 10%"), ("d", "limit of 20%")], findings.Select(finding => (finding.Policy, finding.Message[^12..])));
    }

    [Fact]
    public void Sorts_what_is_found_in_one_place_by_policy()
    {
        DaemonSetPolicy mild = Policy("mild", "10%");
        mild = mild with { Rules = new Dictionary<string, RuleSetting> { ["max-unavailable"] = mild.Rules["max-unavailable"] with { Action = RuleAction.Audit } } };
        var review = A.Creation(A.DaemonSet().Rolling("30%", "0"));

        var findings = new PolicyEngine([mild, Policy("second", "20%"), Policy("third", "10%")]).Evaluate(review).Findings;

        Assert.Equal(["second", "third"], findings.Where(finding => finding.Rule == "max-unavailable").Select(finding => finding.Policy));
    }

    [Fact]
    public void Finds_for_many_policies_what_it_finds_for_each_alone()
    {
        var random = new Random(1);
        for (var i = 0; i < CaseCount.Of(300); i++)
        {
            DaemonSetPolicy[] policies = [.. Enumerable.Range(0, random.Next(1, 80)).Select(place => RandomPolicy($"p{place}", random))];
            var verdict = new PolicyEngine(policies).Evaluate(Review);
            var alone = policies.Select(policy => new PolicyEngine([policy]).Evaluate(Review)).ToList();

            Assert.Equal(alone.SelectMany(each => each.Policies), verdict.Policies);
            Assert.Equal(alone.SelectMany(each => each.SkippedPolicies), verdict.SkippedPolicies);
            Assert.Equal(
                alone.SelectMany(each => each.Findings).Select(finding => (finding.Rule, finding.Field, finding.Message)).Distinct().Order(),
                verdict.Findings.Select(finding => (finding.Rule, finding.Field, finding.Message)).Order());
            foreach (var finding in verdict.Findings)
            {
                var same = alone.SelectMany(each => each.Findings).Where(it => it.Rule == finding.Rule && it.Field == finding.Field && it.Message == finding.Message).ToList();
                Assert.Equal(same.Max(it => it.Action), finding.Action);
                Assert.Equal(same.First(it => it.Action == finding.Action).Policy, finding.Policy);
            }
        }
    }

    [Fact]
    public void Judges_every_namespace_anew_once_too_many_have_come()
    {
        var matcher = new PolicyMatcher([Compiled(Policy("a") with { Match = new() { Namespaces = ["team-*"], ExcludeNamespaces = ["*-test"] } })]);

        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(["a"], matcher.Match(Review with { Namespace = $"team-{i}" }, null).Names);
            Assert.Empty(matcher.Match(Review with { Namespace = $"team-{i}-test" }, null).Names);
        }
    }

    private static CompiledPolicy Compiled(DaemonSetPolicy policy) => new(policy, [], new RuleVariants());

    private static DaemonSetPolicy RandomPolicy(string name, Random random) => Policy(name, random.Next(3) == 0 ? $"{random.Next(3)}%" : null) with
    {
        Match = new()
        {
            Namespaces = random.Next(3) switch { 0 => [], 1 => ["*"], _ => [$"x{random.Next(9)}"] },
            NamespaceSelector = random.Next(5) == 0 ? new() { MatchLabels = new Dictionary<string, string> { ["a"] = "b" } } : new(),
            ObjectSelector = random.Next(5) == 0 ? new() { MatchLabels = new Dictionary<string, string> { ["a"] = "b" } } : new(),
        },
    };

    private static DaemonSetPolicy Policy(string name, string? limit = null) => new()
    {
        Name = name,
        Rules = limit is null ? new Dictionary<string, RuleSetting>() : new Dictionary<string, RuleSetting>
        {
            ["max-unavailable"] = new()
            {
                Action = limit is "1%" ? RuleAction.Deny : RuleAction.Warn,
                Parameters = new(new Dictionary<string, JsonElement> { ["limit"] = JsonElement.Parse($"\"{limit}\"") }),
            },
        },
    };
}
