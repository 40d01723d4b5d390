using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class UpdateStrategySyntaxRuleTests
{
    private const string Strategy = "spec.updateStrategy";
    private const string Unavailable = "spec.updateStrategy.rollingUpdate.maxUnavailable";
    private const string Surge = "spec.updateStrategy.rollingUpdate.maxSurge";
    private readonly UpdateStrategySyntaxRule _rule = new();

    [Theory]
    [InlineData("Recreate", null, null, Strategy)]
    [InlineData("onDelete", null, null, Strategy)]
    [InlineData("RollingUpdate", "0", null, Unavailable)]
    [InlineData("RollingUpdate", "0%", "0%", Unavailable)]
    [InlineData("RollingUpdate", "-1", null, Unavailable)]
    [InlineData("RollingUpdate", "101%", null, Unavailable)]
    [InlineData("RollingUpdate", "99999999999%", null, Unavailable)]
    [InlineData("RollingUpdate", null, "1", Surge)]
    [InlineData("RollingUpdate", "1%", "1%", Surge)]
    [InlineData("RollingUpdate", "0", "101%", Surge)]
    [InlineData("RollingUpdate", "5.5%", null, Unavailable)]
    [InlineData("RollingUpdate", "0", "x", Surge)]
    public void Flags_what_the_API_server_refuses(string type, string? maxUnavailable, string? maxSurge, string field) =>
        Assert.Equal([field], RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Strategy(type, maxUnavailable, maxSurge))));

    [Theory]
    [InlineData("", null, null)]
    [InlineData("RollingUpdate", "007%", null)]
    [InlineData("RollingUpdate", "100%", "0%")]
    [InlineData("RollingUpdate", "0", "1")]
    [InlineData("RollingUpdate", "5000", null)]
    [InlineData("OnDelete", "-7", "x")]
    public void Accepts_the_rest(string type, string? maxUnavailable, string? maxSurge) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Strategy(type, maxUnavailable, maxSurge))));

    [Fact]
    public void Says_that_an_absent_maxUnavailable_is_1()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Rolling(maxSurge: "1"))));

        Assert.Equal("spec.updateStrategy.rollingUpdate.maxSurge: maxSurge 1 may not be set while maxUnavailable is 1: one of them must be 0", finding.Message);
        Assert.Equal("set maxUnavailable 0 beside maxSurge (left out it is 1), or drop maxSurge", finding.Remedy);
    }
}
