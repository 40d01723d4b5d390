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


    [Theory]
    [InlineData("0", "0", "set maxUnavailable or maxSurge to 1 or more")]
    [InlineData("-1", "0", "write a count such as 1 or a percentage such as 10%")]
    [InlineData("0", "-1", "write a count such as 1 or a percentage such as 10%")]
    [InlineData("1", "1", "set maxUnavailable 0 beside maxSurge (left out it is 1), or drop maxSurge")]
    public void Says_what_to_write_instead(string maxUnavailable, string maxSurge, string remedy) =>
        Assert.Contains(remedy, RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Rolling(maxUnavailable, maxSurge))).Select(finding => finding.Remedy));

    [Theory]
    [InlineData("-1", "maxUnavailable -1 must not be negative")]
    [InlineData("101%", "maxUnavailable 101% must not be greater than 100%")]
    [InlineData("200%", "maxUnavailable 200% must not be greater than 100%")]
    [InlineData("1000%", "maxUnavailable 1000% must not be greater than 100%")]
    [InlineData("00101%", "maxUnavailable 00101% must not be greater than 100%")]
    [InlineData("%", "maxUnavailable % must be a whole number or a percentage such as \"10%\"")]
    [InlineData("+5%", "maxUnavailable +5% must be a whole number or a percentage such as \"10%\"")]
    [InlineData("some", "maxUnavailable \"some\" must be a whole number or a percentage such as \"10%\"")]
    [InlineData("5 %", "maxUnavailable 5 % must be a whole number or a percentage such as \"10%\"")]
    public void Says_what_is_wrong_with_a_value(string maxUnavailable, string message) =>
        Assert.Contains($"{Unavailable}: {message}", RuleRun.Messages(_rule, A.Manifest(A.DaemonSet().Rolling(maxUnavailable))));

    [Theory]
    [InlineData("00100%")]
    [InlineData("0100%")]
    [InlineData("099%")]
    [InlineData("9%")]
    public void Reads_a_percentage_without_its_zeros(string maxUnavailable) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Rolling(maxUnavailable))));
}
