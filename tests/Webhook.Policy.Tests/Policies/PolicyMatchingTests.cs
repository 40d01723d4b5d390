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
}
