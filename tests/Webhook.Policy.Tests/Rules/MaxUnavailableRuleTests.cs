using Webhook.Model;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class MaxUnavailableRuleTests
{
    private readonly MaxUnavailableRule _rule = new();

    [Theory]
    [InlineData(null, "50%", false)]
    [InlineData(null, "51%", true)]
    [InlineData(null, "100%", true)]
    [InlineData(null, "101%", false)] // refused by the API server: update-strategy-syntax reports it
    [InlineData(null, "5000", false)] // of how many nodes?
    [InlineData("""{"limit": "100%"}""", "99%", false)]
    [InlineData("""{"limit": "100%"}""", "100%", true)]
    [InlineData("""{"limit": 3}""", "3", false)]
    [InlineData("""{"limit": 3}""", "4", true)]
    [InlineData("""{"limit": 3}""", "90%", false)]
    [InlineData("""{"maxNodes": 20}""", "20", false)]
    [InlineData("""{"maxNodes": 20}""", "21", true)]
    [InlineData("""{"maxNodes": 20}""", "50%", false)]
    public void Compares_like_with_like_where_the_nodes_are_not_known(string? parameters, string maxUnavailable, bool flagged) =>
        AssertFlagged(flagged, parameters, A.Manifest(A.DaemonSet().Rolling(maxUnavailable).OnNodes(10)));

    [Theory]
    [InlineData(null, 1, "1", false)] // half of one node, rounded up
    [InlineData(null, 10, "5", false)]
    [InlineData(null, 10, "6", true)]
    [InlineData(null, 5, "3", false)]
    [InlineData(null, 5, "4", true)]
    [InlineData("""{"limit": 3}""", 10, "30%", false)]
    [InlineData("""{"limit": 3}""", 10, "31%", true)]
    [InlineData("""{"limit": "100%", "maxNodes": 20}""", 200, "10%", false)]
    [InlineData("""{"limit": "100%", "maxNodes": 20}""", 200, "11%", true)]
    [InlineData("""{"limit": "100%", "maxNodes": 20}""", 10, "50", false)] // there are no more than ten
    public void Resolves_counts_and_percentages_where_the_nodes_are_known(string? parameters, int nodes, string maxUnavailable, bool flagged)
    {
        var daemonSet = A.DaemonSet().Rolling(maxUnavailable).OnNodes(nodes);

        AssertFlagged(flagged, parameters, A.Update(daemonSet, daemonSet));
        AssertFlagged(flagged, parameters, A.LiveObject(daemonSet));
    }

    [Fact]
    public void Says_what_the_value_comes_to()
    {
        var daemonSet = A.DaemonSet().Rolling("30%").OnNodes(200);

        var messages = RuleRun.Messages(_rule.Configure(Parameters.Of("""{"limit": "25%", "maxNodes": 20}""")), A.Update(daemonSet, daemonSet));

        Assert.Equal(
            [
                "spec.updateStrategy.rollingUpdate.maxUnavailable is 30%, above the limit of 25%",
                "spec.updateStrategy.rollingUpdate.maxUnavailable is 30% (60 of 200 nodes), above maxNodes 20",
            ],
            messages);
    }

    [Fact]
    public void Accepts_anything_with_OnDelete() => Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Strategy("OnDelete", "100%"))));

    [Fact]
    public void Does_not_limit_the_surge() => Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Rolling("0", "100%"))));

    [Theory]
    [InlineData(null, "100%", "set maxUnavailable to 50% or less")]
    [InlineData("""{"limit": "100%"}""", "100%", "set maxUnavailable to less than 100%")]
    [InlineData("""{"limit": 100}""", "100%", "set maxUnavailable to 100 or less")]
    [InlineData("""{"limit": 2}""", "3", "set maxUnavailable to 2 or less")]
    [InlineData("""{"maxNodes": 2}""", "3", "set maxUnavailable to 2 or less")]
    public void Says_what_to_set_instead(string? parameters, string maxUnavailable, string remedy) =>
        Assert.Equal(remedy, Assert.Single(RuleRun.Of(_rule.Configure(Parameters.Of(parameters)), A.Manifest(A.DaemonSet().Rolling(maxUnavailable)))).Remedy);

    [Theory]
    [InlineData("""{"limit": "100%"}""", "100", false)] // a count is not a percentage
    [InlineData("""{"maxNodes": 2}""", "3", true)]
    public void Takes_a_count_as_it_is_where_the_object_runs_on_no_node(string parameters, string maxUnavailable, bool flagged)
    {
        var daemonSet = A.DaemonSet().Rolling(maxUnavailable).OnNodes(0);

        AssertFlagged(flagged, parameters, A.Update(daemonSet, daemonSet));
        AssertFlagged(flagged, parameters, A.Update(daemonSet, daemonSet) with { Cluster = A.Cluster().Node("a", "k:NoSchedule").Build() });
    }

    [Theory]
    [InlineData(null, "5", false)]
    [InlineData(null, "6", true)]
    [InlineData("""{"maxNodes": 7}""", "7", false)]
    [InlineData("""{"maxNodes": 2}""", "3", true)]
    public void Keeps_the_maxNodes_that_parameters_do_not_set(string? parameters, string maxUnavailable, bool flagged)
    {
        var rule = new MaxUnavailableRule(IntOrPercent.FromInt(100), 5).Configure(Parameters.Of(parameters));

        Assert.Equal(flagged, RuleRun.Of(rule, A.Manifest(A.DaemonSet().Rolling(maxUnavailable))).Count > 0);
    }

    [Fact]
    public void Believes_the_status_of_a_live_object_that_runs_on_no_known_node()
    {
        var daemonSet = A.DaemonSet().Rolling("3").OnNodes(4);
        var review = A.LiveObject(daemonSet) with { Cluster = A.Cluster().Build() };

        Assert.Equal(
            ["spec.updateStrategy.rollingUpdate.maxUnavailable is 3 (3 of 4 nodes), above the limit of 50%"], RuleRun.Messages(_rule, review));
    }

    private void AssertFlagged(bool flagged, string? parameters, DaemonSetReview review) =>
        Assert.Equal(
            flagged ? ["spec.updateStrategy.rollingUpdate.maxUnavailable"] : [],
            RuleRun.Fields(_rule.Configure(Parameters.Of(parameters)), review));
}
