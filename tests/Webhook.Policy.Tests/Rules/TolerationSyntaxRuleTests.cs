using Webhook.Policy.Rules.Tolerations;
using Webhook.Policy.Validators;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class TolerationSyntaxRuleTests
{
    private const string Path = "spec.template.spec.tolerations[0]";
    private readonly TolerationSyntaxRule _rule = new();

    [Theory]
    [InlineData("a b", "Exists", "", "", null, "key")]
    [InlineData("", "", "", "", null, "operator")]
    [InlineData("", "Equal", "v", "", null, "operator")]
    [InlineData("a", "Exists", "v", "", null, "operator")]
    [InlineData("a", "Equal", "v v", "", null, "operator")]
    [InlineData("a", "exists", "", "", null, "operator")]
    [InlineData("a", "Exists", "", "noSchedule", null, "effect")]
    [InlineData("a", "Exists", "", "NoSchedule", 30L, "effect")]
    [InlineData("a", "Exists", "", "", 30L, "effect")]
    [InlineData("a", "Gt", "5", "", null, "operator")]
    [InlineData("", "Foo", "", "", null, "operator")]
    [InlineData("a", "Exists", "", "Bad", 30L, "effect")]
    public void Flags_what_the_API_server_refuses(string key, string op, string value, string effect, long? seconds, string field) =>
        Assert.Equal([$"{Path}.{field}"], RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op, value, effect, seconds))));

    [Fact]
    public void Reports_two_causes_at_one_field_apart() =>
        Assert.Equal([$"{Path}.operator", $"{Path}.operator"], RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Tolerating("", "Equal", "v v"))));

    [Theory]
    [InlineData("a", "", "", "", null)]
    [InlineData("example.com/a", "Equal", "v", "PreferNoSchedule", null)]
    [InlineData("", "Exists", "", "", null)]
    [InlineData("a", "Exists", "", "NoExecute", -5L)]
    public void Accepts_the_rest(string key, string op, string value, string effect, long? seconds) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op, value, effect, seconds))));

    [Fact]
    public void Accepts_a_comparison_that_the_API_server_has_let_pass() =>
        Assert.Empty(RuleRun.Of(_rule, A.Creation(A.DaemonSet().Tolerating("a", "Gt", "5"))));

    [Fact]
    public void Agrees_with_the_validator_on_what_is_fine()
    {
        string[] keys = ["", "a", "-a", "example.com/a", "a/b/c"], operators = ["", "Equal", "Exists", "Gt", "Lt", "equal"], values = ["", "v", "v v", "5"];
        string[] effects = ["", "NoSchedule", "PreferNoSchedule", "NoExecute", "noexecute"];
        long?[] seconds = [null, 0, 30, -1];
        var validator = new TolerationValidator();

        var disagreements =
            from key in keys
            from op in operators
            from value in values
            from effect in effects
            from time in seconds
            let toleration = A.DaemonSet().Tolerating(key, op, value, effect, time).Build().Spec.Template.Spec.Tolerations[0]
            where TolerationSyntaxRule.IsFine(toleration) != (validator.Validate(toleration).Errors.Count == 0)
            select toleration;

        Assert.Empty(disagreements);
    }
}
