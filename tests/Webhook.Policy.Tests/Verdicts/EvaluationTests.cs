using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Verdicts;

public sealed class EvaluationTests
{
    private static readonly DaemonSetReview Review = A.Creation(A.DaemonSet());

    [Fact]
    public void Reports_every_finding_most_severe_first_then_by_catalogue_then_by_field()
    {
        var engine = new PolicyEngine(
            [PolicyReader.Default],
            [
                FakeRule.Reporting("first", RuleAction.Warn, "spec.list[10]", "spec.list[2]", "spec.a"),
                FakeRule.Reporting("second", RuleAction.Deny, "spec"),
                FakeRule.Reporting("third", RuleAction.Audit, "spec"),
                FakeRule.Reporting("fourth", RuleAction.Warn, "spec"),
                FakeRule.Reporting("off", RuleAction.Off, "spec"),
            ]);

        var verdict = engine.Evaluate(Review);

        Assert.Equal(
            ["Deny second spec", "Warn first spec.a", "Warn first spec.list[2]", "Warn first spec.list[10]", "Warn fourth spec", "Audit third spec"],
            verdict.Findings.Select(finding => $"{finding.Action} {finding.Rule} {finding.Field}"));
        Assert.Equal(RuleAction.Deny, verdict.Action);
        Assert.Equal(["default"], verdict.Policies);
    }

    [Fact]
    public void Unites_what_several_policies_find_under_the_most_severe_action()
    {
        var engine = new PolicyEngine(
            [Policy("mild", ("rule", RuleAction.Audit)), Policy("strict", ("rule", RuleAction.Deny)), Policy("stricter", ("rule", RuleAction.Deny))],
            [FakeRule.Reporting("rule", RuleAction.Warn, "spec.a", "spec.b")]);

        var verdict = engine.Evaluate(Review);

        Assert.Equal(["strict spec.a Deny", "strict spec.b Deny"], verdict.Findings.Select(finding => $"{finding.Policy} {finding.Field} {finding.Action}"));
        Assert.Equal(["mild", "strict", "stricter"], verdict.Policies);
    }

    [Fact]
    public void Keeps_the_first_hundred_findings_of_a_rule_and_counts_the_rest()
    {
        var fields = Enumerable.Range(0, 250).Select(i => $"spec.list[{i}]").ToArray();
        var engine = new PolicyEngine([PolicyReader.Default], [FakeRule.Reporting("many", RuleAction.Warn, fields), FakeRule.Reporting("few", RuleAction.Warn, "spec")]);

        var findings = engine.Evaluate(Review).Findings;

        Assert.Equal([.. fields.Take(100), "spec.list[100]", "spec"], findings.Select(finding => finding.Field));
        Assert.Equal("150 more findings of this rule are left out, the first at spec.list[100]", findings[100].Message);
        Assert.Equal("fix the first 100 and check again", findings[100].Remedy);
    }

    [Fact]
    public void Forgets_the_findings_of_a_rule_that_throws_however_many_they_were()
    {
        var rule = new FakeRule("bad", RuleAction.Deny, findings =>
        {
            for (var i = 0; i < 250; i++)
                findings.Report("spec", $"{i}", "do");

            throw new InvalidOperationException();
        });

        var verdict = new PolicyEngine([PolicyReader.Default], [rule]).Evaluate(Review);

        Assert.Equal([RuleAction.Audit], verdict.Findings.Select(finding => finding.Action));
    }

    [Fact]
    public void Leaves_a_DaemonSet_alone_that_no_policy_matches()
    {
        var engine = new PolicyEngine(
            [PolicyReader.Default with { Match = new() { Namespaces = ["kube-*"] } }], [FakeRule.Reporting("rule", RuleAction.Deny, "spec")]);

        var verdict = engine.Evaluate(Review);

        Assert.Empty(verdict.Policies);
        Assert.Empty(verdict.Findings);
        Assert.Equal(RuleAction.Off, verdict.Action);
    }

    [Fact]
    public void Judges_nothing_on_connect_and_without_an_object()
    {
        var engine = new PolicyEngine([PolicyReader.Default], [FakeRule.Reporting("rule", RuleAction.Deny, "spec")]);

        Assert.Empty(engine.Evaluate(Review with { Operation = Operation.Connect }).Policies);
        Assert.Empty(engine.Evaluate(Review with { Object = null }).Policies);
        Assert.Single(engine.Evaluate(A.Deletion(A.DaemonSet())).Findings);
    }

    [Fact]
    public void Answers_for_a_rule_that_throws_and_denies_nothing_for_it()
    {
        var engine = new PolicyEngine(
            [PolicyReader.Default],
            [
                new FakeRule("broken", RuleAction.Deny, findings =>
                {
                    findings.Report("spec", "half of the truth", "nothing");
                    throw new InvalidOperationException("secret");
                }),
                FakeRule.Reporting("sound", RuleAction.Warn, "spec"),
            ]);

        var verdict = engine.Evaluate(Review);

        Assert.Equal(["sound", "broken"], verdict.Findings.Select(finding => finding.Rule));
        var finding = verdict.Findings[1];
        Assert.Equal(RuleAction.Audit, finding.Action);
        Assert.Equal("rule broken failed with InvalidOperationException and did not judge this object", finding.Message);
        Assert.Equal("spec", finding.Field);
        Assert.Equal(
            "report it to the authors of daemonset-webhook together with the manifest, or set the rule's action to Off",
            finding.Remedy);
        Assert.Equal(("broken", "secret"), (verdict.Failures.Single().Rule, verdict.Failures.Single().Exception.Message));
    }

    [Fact]
    public void Tells_of_every_rule_that_throws()
    {
        var engine = new PolicyEngine(
            [PolicyReader.Default],
            [
                new FakeRule("one", RuleAction.Deny, _ => throw new InvalidOperationException()),
                new FakeRule("two", RuleAction.Deny, _ => throw new InvalidOperationException()),
            ]);

        Assert.Equal(["one", "two"], engine.Evaluate(Review).Failures.Select(failure => failure.Rule));
    }

    [Theory]
    [InlineData("metadata.name", "spec.a")]
    [InlineData("spec.a", "spec.list")]
    [InlineData("spec.list", "spec.list[2].a")]
    [InlineData("spec.list[2].a", "spec.list[2].b")]
    [InlineData("spec.list[2].b", "spec.list[10].a")]
    [InlineData("spec.long.path", "spec.z")]
    [InlineData("spec.a9", "spec.a10")]
    [InlineData("spec.a1", "spec.ab")]
    [InlineData("spec.a", "spec.a1")]
    [InlineData("spec.a10", "spec.a11")]
    public void Sorts_fields_by_words_and_by_numbers(string first, string second)
    {
        string[] Fields(params string[] reported) =>
            [.. new PolicyEngine([PolicyReader.Default], [FakeRule.Reporting("rule", RuleAction.Warn, reported)]).Evaluate(Review).Findings.Select(finding => finding.Field)];

        Assert.Equal([first, second], Fields(first, second));
        Assert.Equal([first, second], Fields(second, first));
    }

    [Fact]
    public void Tells_of_no_failure_and_no_late_rule_beside_findings()
    {
        var verdict = new PolicyEngine([PolicyReader.Default], [FakeRule.Reporting("rule", RuleAction.Warn, "spec")]).Evaluate(Review);

        Assert.Empty(verdict.Failures);
        Assert.Empty(verdict.LateRules);
        Assert.Empty(verdict.ExpiredExemptions);
    }

    [Fact]
    public void Names_every_live_rule_that_came_too_late_once()
    {
        FakeRule Live(string id) => new(id, RuleAction.Warn, _ => { }, isLive: true);
        var engine = new PolicyEngine([Policy("one")], [Live("live-a"), Live("live-b")]);

        Assert.Equal(["live-a", "live-b"], engine.Evaluate(Review with { Cluster = A.Cluster().Build() }, () => true).LateRules);
    }

    [Fact]
    public void Runs_no_live_rule_for_an_object_on_its_way_out_though_the_cluster_is_known()
    {
        var engine = new PolicyEngine(
            [Policy("one")], [new FakeRule("live", RuleAction.Warn, findings => findings.Report("spec", "is wrong", "put it right"), isLive: true)]);

        Assert.Empty(engine.Evaluate(A.Deletion(A.StoredDaemonSet()) with { Cluster = A.Cluster().Build() }).Findings);
    }

    [Fact]
    public void Names_live_rules_that_it_could_not_run_once_in_catalogue_order()
    {
        var engine = new PolicyEngine(
            [Policy("one", ("live-b", RuleAction.Off)), Policy("two")],
            [
                new FakeRule("live-a", RuleAction.Warn, _ => { }, isLive: true),
                FakeRule.Reporting("rule", RuleAction.Warn),
                new FakeRule("live-b", RuleAction.Warn, _ => { }, isLive: true),
                new FakeRule("live-off", RuleAction.Off, _ => { }, isLive: true),
            ]);

        Assert.Equal(["live-a", "live-b"], engine.Evaluate(Review).SkippedRules);
    }

    [Fact]
    public void Leaves_live_rules_out_once_time_is_up_and_runs_all_others()
    {
        var engine = new PolicyEngine(
            [Policy("one"), Policy("two", ("live-a", RuleAction.Off))],
            [
                new FakeRule("live-a", RuleAction.Warn, findings => findings.Report("spec", "is wrong", "put it right"), isLive: true),
                new FakeRule("live-b", RuleAction.Warn, findings => findings.Report("spec", "is wrong", "put it right"), isLive: true),
                FakeRule.Reporting("rule", RuleAction.Deny, "spec"),
            ]);
        var asked = 0;

        var verdict = engine.Evaluate(Review with { Cluster = A.Cluster().Build() }, () => ++asked > 1);

        Assert.Equal(["rule", "live-a"], verdict.Findings.Select(finding => finding.Rule));
        Assert.Equal(["live-b"], verdict.LateRules);
        Assert.Empty(verdict.SkippedRules);
        Assert.Equal(2, asked);
    }

    [Fact]
    public void Names_no_live_rule_for_an_object_that_is_on_its_way_out()
    {
        var engine = new PolicyEngine([Policy("one")], [new FakeRule("live", RuleAction.Warn, _ => { }, isLive: true)]);
        var leaving = A.StoredDaemonSet().BeingDeleted();

        Assert.Empty(engine.Evaluate(A.Deletion(A.StoredDaemonSet())).SkippedRules);
        Assert.Empty(engine.Evaluate(A.Update(leaving, leaving)).SkippedRules);
    }

    [Fact]
    public void Passes_parameters_of_the_policy_to_the_rule()
    {
        var policy = PolicyReader.Default with { Rules = PolicyFileRules("  rules: {max-unavailable: {limit: 5%, action: Deny}}") };

        var verdict = new PolicyEngine([policy]).Evaluate(A.Creation(A.DaemonSet().Rolling("10%")));

        Assert.Equal("max-unavailable", Assert.Single(verdict.Findings).Rule);
        Assert.Equal(RuleAction.Deny, verdict.Action);
    }

    [Fact]
    public void Finds_nothing_wrong_with_a_DaemonSet_in_order() =>
        Assert.Empty(new PolicyEngine([PolicyReader.Default]).Evaluate(Review).Findings);

    private static IReadOnlyDictionary<string, RuleSetting> PolicyFileRules(string spec) => Policies.PolicyFile.Valid(spec).Rules;

    private static DaemonSetPolicy Policy(string name, params (string Rule, RuleAction Action)[] rules) => new()
    {
        Name = name,
        Rules = rules.ToDictionary(rule => rule.Rule, rule => new RuleSetting { Action = rule.Action }),
    };
}
