using Webhook.Policy.Rules;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class UpdateStrategyRuleTests
{
    private const string TypeField = "spec.updateStrategy.type";
    private readonly UpdateStrategyRule _rule = new();

    [Theory]
    [InlineData("", null, false)]
    [InlineData("RollingUpdate", null, false)]
    [InlineData("OnDelete", null, true)]
    [InlineData("Recreate", null, false)]
    [InlineData("OnDelete", """["OnDelete"]""", false)]
    [InlineData("RollingUpdate", """["OnDelete"]""", true)]
    [InlineData("OnDelete", """["RollingUpdate", "OnDelete"]""", false)]
    public void Flags_a_type_that_is_not_allowed(string type, string? allowed, bool flagged)
    {
        var fields = RuleRun.Fields(Allowing(allowed), A.Manifest(A.DaemonSet().Strategy(type)));

        Assert.Equal(flagged ? [TypeField] : [], fields);
    }

    [Theory]
    [InlineData("RollingUpdate", "OnDelete", true)]
    [InlineData("", "OnDelete", true)]
    [InlineData("OnDelete", "OnDelete", false)]
    [InlineData("OnDelete", "RollingUpdate", false)]
    public void Flags_a_change_to_OnDelete_where_both_are_allowed(string before, string after, bool flagged)
    {
        var review = A.Update(A.DaemonSet().Strategy(before), A.DaemonSet().Strategy(after));

        var fields = RuleRun.Fields(Allowing("""["RollingUpdate", "OnDelete"]"""), review);

        Assert.Equal(flagged ? [TypeField] : [], fields);
    }

    [Fact]
    public void Reports_a_change_to_a_type_that_is_not_allowed_once()
    {
        var review = A.Update(A.DaemonSet().Rolling(), A.DaemonSet().Strategy("OnDelete"));

        var finding = Assert.Single(RuleRun.Of(_rule, review));

        Assert.StartsWith("spec.updateStrategy.type changes from RollingUpdate to OnDelete, and the policy allows RollingUpdate", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10%", null, "maxUnavailable 10%")]
    [InlineData("1", "0", "maxUnavailable 1 and maxSurge 0")]
    public void Flags_parameters_that_OnDelete_does_not_read(string? maxUnavailable, string? maxSurge, string written)
    {
        var daemonSet = A.DaemonSet().Strategy("OnDelete", maxUnavailable, maxSurge);

        var finding = Assert.Single(RuleRun.Of(Allowing("""["OnDelete"]"""), A.Manifest(daemonSet)));

        Assert.Equal("spec.updateStrategy.rollingUpdate", finding.Field);
        Assert.Contains($"sets {written} while", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OnDelete")]
    [InlineData("RollingUpdate")]
    public void Takes_an_empty_list_for_every_type(string type) =>
        Assert.Empty(RuleRun.Of(Allowing("[]"), A.Manifest(A.DaemonSet().Strategy(type))));

    [Fact]
    public void Accepts_parameters_without_a_value_beside_OnDelete() =>
        Assert.Empty(RuleRun.Of(Allowing("[]"), A.Manifest(A.DaemonSet().Spec(spec => spec with { UpdateStrategy = new() { Type = "OnDelete", RollingUpdate = new() } }))));

    [Fact]
    public void Names_every_type_that_is_allowed()
    {
        var rule = new UpdateStrategyRule(["OnDelete", "Recreate"]);

        var finding = Assert.Single(RuleRun.Of(rule, A.Manifest(A.DaemonSet().Rolling())));

        Assert.Equal(
            "spec.updateStrategy.type is RollingUpdate, and the policy allows OnDelete and Recreate: a changed template replaces the pods without being asked",
            finding.Message);
        Assert.Equal("set spec.updateStrategy.type to OnDelete or Recreate", finding.Remedy);
    }

    private Rule Allowing(string? allowed) => _rule.Configure(Parameters.Of(allowed is null ? null : $$"""{"allowed": {{allowed}}}"""));
}
