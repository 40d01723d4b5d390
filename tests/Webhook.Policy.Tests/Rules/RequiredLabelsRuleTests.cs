using Webhook.Policy.Rules.Labels;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RequiredLabelsRuleTests
{
    [Theory]
    [InlineData("""{"key": "team"}""", "metadata.labels[team]")]
    [InlineData("""{"key": "team", "on": "Both"}""", "metadata.labels[team]")]
    [InlineData("""{"key": "team", "on": "DaemonSet"}""", "metadata.labels[team]")]
    [InlineData("""{"key": "team", "on": "Template"}""", "spec.template.metadata.labels[team]")]
    [InlineData("""{"key": "app"}""")]
    public void Flags_a_missing_label_where_it_must_stand(string label, params string[] fields) =>
        Assert.Equal(fields, Fields(label, A.DaemonSet()));

    [Theory]
    [InlineData("ag.*", false)]
    [InlineData("agent", false)]
    [InlineData("age", true)]
    [InlineData("gent", true)]
    [InlineData("x|agent", false)]
    [InlineData("age|x", true)]
    [InlineData("", true)]
    public void Matches_the_whole_value(string pattern, bool flagged) =>
        Assert.Equal(flagged ? ["metadata.labels[app]"] : [], Fields($$"""{"key": "app", "value": "{{pattern}}", "on": "DaemonSet"}""", A.DaemonSet()));

    [Fact]
    public void Asks_for_nothing_without_parameters() => Assert.Empty(RuleRun.Of(new RequiredLabelsRule(), A.Manifest(A.DaemonSet().Labelled())));

    [Theory]
    [InlineData("[a-z]+", true)]
    [InlineData("a)(b", false)]
    [InlineData("[", false)]
    [InlineData("(?=a)b", false)]
    [InlineData(@"(a)\1", false)]
    public void Says_what_is_wrong_with_an_expression(string pattern, bool usable) =>
        Assert.Equal(usable, RequiredLabel.PatternProblem(pattern) is null);

    private static IReadOnlyList<string> Fields(string label, DaemonSetBuilder daemonSet) =>
        RuleRun.Fields(new RequiredLabelsRule().Configure(Parameters.Of($$"""{"labels": [{{label}}]}""")), A.Manifest(daemonSet));
}
