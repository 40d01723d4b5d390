using Webhook.Policy.Rules;
using Webhook.Policy.Tests.Injection;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Policies;

public sealed class PolicyMatchingTests
{
    private static readonly DaemonSetReview Review = A.Creation(A.DaemonSet().Labelled(("tier", "node")));

    [Theory]
    [InlineData("{}", true)]
    [InlineData("{namespaces: ['*']}", true)]
    [InlineData("{namespaces: [kube-*, log*]}", true)]
    [InlineData("{namespaces: [kube-*]}", false)]
    [InlineData("{namespaces: ['*'], excludeNamespaces: [logg?ng]}", false)]
    [InlineData("{objectSelector: {matchLabels: {tier: node}}}", true)]
    [InlineData("{objectSelector: {matchLabels: {tier: web}}}", false)]
    [InlineData("{namespaces: [kube-*], objectSelector: {matchLabels: {tier: node}}}", false)]
    public void Asks_for_all_parts(string match, bool matches) => Assert.Equal(matches, Policies(match, Review).Contains("test"));

    [Fact]
    public void Looks_at_the_stored_labels_on_delete() =>
        Assert.NotEmpty(Policies("{objectSelector: {matchLabels: {tier: node}}}", A.Deletion(A.DaemonSet().Labelled(("tier", "node")))));

    [Theory]
    [InlineData("payments", "", true)]
    [InlineData("", "payments", true)]
    [InlineData("payments", "web", true)]
    [InlineData("", "web", false)]
    public void Looks_at_the_stored_and_at_the_new_labels_of_an_update(string before, string after, bool matches) =>
        Assert.Equal(matches, Policies("{objectSelector: {matchLabels: {team: payments}}}", A.Update(Team(before), Team(after))).Contains("test"));

    [Fact]
    public void Is_not_left_by_the_update_that_it_denies()
    {
        var engine = new PolicyEngine([PolicyFile.Valid(
            "  match: {objectSelector: {matchLabels: {team: payments}}}\n  rules: {update-strategy: {action: Deny}}")]);
        var left = A.Update(Team("payments"), Team("").Strategy("OnDelete"));

        Assert.Contains(engine.Evaluate(left).Findings, finding => finding is { Rule: "update-strategy", Action: RuleAction.Deny });
        Assert.Empty(engine.Evaluate(A.Update(Team(""), Team("").Strategy("OnDelete"))).Policies);
    }

    [Fact]
    public void Is_not_left_by_a_label_that_an_update_adds()
    {
        const string Match = "{objectSelector: {matchExpressions: [{key: exempt, operator: DoesNotExist}]}}";

        Assert.NotEmpty(Policies(Match, A.Update(A.DaemonSet(), A.DaemonSet().Labelled(("exempt", "yes")))));
        Assert.Empty(Policies(Match, A.Creation(A.DaemonSet().Labelled(("exempt", "yes")))));
    }

    [Theory]
    [InlineData("payments", "", 0)]
    [InlineData("", "payments", 6)]
    public void Adds_tolerations_by_the_new_labels_alone(string before, string after, int added)
    {
        var engine = new PolicyEngine([PolicyFile.Valid("  match: {objectSelector: {matchLabels: {team: payments}}}\n  tolerations: {automatic: {inject: Always}}")]);

        Assert.Equal(added, engine.Inject(Reviews.Update(Json(before), Json(after))).Added.Count);

        static string Json(string team) => Reviews.WithPodSpec("{}", $$"""{"labels": {"team":"{{team}}"} }""");
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("test", false)]
    public void Looks_at_the_labels_of_the_namespace(string env, bool matches)
    {
        var review = Review with { NamespaceLabels = new Dictionary<string, string> { ["env"] = env } };

        Assert.Equal(matches, Policies("{namespaceSelector: {matchLabels: {env: prod}}}", review).Count == 1);
    }

    [Theory]
    [InlineData("{namespaceSelector: {matchLabels: {env: prod}}}", true)]
    [InlineData("{namespaceSelector: {matchLabels: {env: prod}}, namespaces: [kube-*]}", false)]
    public void Leaves_out_and_names_a_policy_that_needs_unknown_labels(string match, bool isNamed)
    {
        var engine = new PolicyEngine([PolicyFile.Valid($"  match: {match}")]);

        var verdict = engine.Evaluate(Review);

        Assert.Empty(verdict.Policies);
        Assert.Equal(isNamed ? ["test"] : [], verdict.SkippedPolicies);
        Assert.Empty(engine.Inject(Review).Added);
    }

    private static IReadOnlyList<string> Policies(string match, DaemonSetReview review) =>
        new PolicyEngine([PolicyFile.Valid($"  match: {match}")]).Evaluate(review).Policies;

    private static DaemonSetBuilder Team(string team) => team.Length == 0 ? A.DaemonSet() : A.DaemonSet().Labelled(("team", team));
}
