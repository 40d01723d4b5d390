using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Verdicts;

public sealed class ExemptionTests
{
    private static readonly DaemonSetReview Review = A.Creation(A.DaemonSet()) with
    {
        Requester = new Requester("system:serviceaccount:argocd:deployer", ["system:serviceaccounts", "system:authenticated"]),
    };

    public static TheoryData<string, bool> Parts => new()
    {
        { "  exemptions: [{reason: a}]", true },
        { "  exemptions: [{reason: a, namespaces: [log*], daemonSets: [agent]}]", true },
        { "  exemptions: [{reason: a, namespaces: [kube-*]}]", false },
        { "  exemptions: [{reason: a, namespaces: [kube-*, logging]}]", true },
        { "  exemptions: [{reason: a, namespaces: [logging], daemonSets: [other]}]", false },
        { "  exemptions: [{reason: a, users: ['system:serviceaccount:argocd:*']}]", true },
        { "  exemptions: [{reason: a, users: [jane]}]", false },
        { "  exemptions: [{reason: a, groups: ['*:authenticated']}]", true },
        { "  exemptions: [{reason: a, groups: ['system:masters']}]", false },
        { "  exemptions: [{reason: a, serviceAccounts: ['argocd:*']}]", true },
        { "  exemptions: [{reason: a, serviceAccounts: ['*:controller']}]", false },
        { "  exemptions: [{reason: a, expires: 2026-03-01T12:00:01Z}]", true },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Holds_when_all_of_its_parts_hold(string spec, bool exempts)
    {
        var verdict = Evaluate([Exempting(spec)], Review);

        Assert.Equal(exempts ? (0, 1) : (1, 0), (verdict.Findings.Count, verdict.ExemptedFindings));
    }

    [Theory]
    [InlineData("ru*", true)]
    [InlineData("other", false)]
    public void Holds_for_the_rules_that_it_names(string rules, bool exempts)
    {
        var policy = PolicyReader.Default with { Exemptions = [new Exemption { Reason = "a", Rules = [rules] }] };

        Assert.Equal(exempts, Evaluate([policy], Review).Findings.Count == 0);
    }

    [Theory]
    [InlineData("  exemptions: [{reason: a, users: ['*']}]")]
    [InlineData("  exemptions: [{reason: a, groups: ['*']}]")]
    [InlineData("  exemptions: [{reason: a, serviceAccounts: ['*:*']}]")]
    public void Does_not_hold_for_a_requester_where_nobody_asks(string spec) =>
        Assert.Single(Evaluate([Exempting(spec)], Review with { Requester = Requester.None }).Findings);

    [Fact]
    public void Says_when_it_has_expired()
    {
        var policy = Exempting("  exemptions: [{reason: CNI rolls itself, expires: '2026-03-01T12:00:00Z'}]");

        var verdict = Evaluate([policy], Review);

        Assert.Equal("is wrong (exemption \"CNI rolls itself\" expired 2026-03-01)", Assert.Single(verdict.Findings).Message);
        Assert.Equal(new ExpiredExemption("test", "CNI rolls itself", A.Moment), Assert.Single(verdict.ExpiredExemptions));
        Assert.Equal(0, verdict.ExemptedFindings);
    }

    [Fact]
    public void Names_the_first_of_several_that_have_expired()
    {
        var policy = Exempting("  exemptions: [{reason: first, expires: '2026-02-01T00:00:00Z'}, {reason: second, expires: '2026-01-01T00:00:00Z'}]");

        Assert.Equal("first", Assert.Single(Evaluate([policy], Review).ExpiredExemptions).Reason);
    }

    [Fact]
    public void Holds_for_each_finding_and_expires_for_each()
    {
        Rule rule = FakeRule.Reporting("rule", RuleAction.Warn, "spec.a", "spec.b");

        var exempted = new PolicyEngine([Exempting("  exemptions: [{reason: a}]")], [rule]).Evaluate(Review);
        var expired = new PolicyEngine([Exempting("  exemptions: [{reason: a, expires: '2026-01-01T00:00:00Z'}]")], [rule]).Evaluate(Review);

        Assert.Equal((0, 2), (exempted.Findings.Count, exempted.ExemptedFindings));
        Assert.Equal(["spec.a", "spec.b"], expired.Findings.Select(finding => finding.Field));
        Assert.Single(expired.ExpiredExemptions);
    }

    [Fact]
    public void Holds_beside_one_that_has_expired()
    {
        var policy = Exempting("  exemptions: [{reason: old, expires: '2026-01-01T00:00:00Z'}, {reason: new}]");

        var verdict = Evaluate([policy], Review);

        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.ExpiredExemptions);
    }

    [Fact]
    public void Holds_for_its_own_policy_only()
    {
        var verdict = Evaluate([Exempting("  exemptions: [{reason: a}]"), PolicyReader.Default], Review);

        Assert.Equal("default", Assert.Single(verdict.Findings).Policy);
        Assert.Equal(0, verdict.ExemptedFindings);
    }

    private static DaemonSetPolicy Exempting(string spec) => Policies.PolicyFile.WithSpec(spec).Policies.Single();

    private static Verdict Evaluate(IReadOnlyList<DaemonSetPolicy> policies, DaemonSetReview review) =>
        new PolicyEngine(policies, [FakeRule.Reporting("rule", RuleAction.Warn, "spec")]).Evaluate(review);
}
