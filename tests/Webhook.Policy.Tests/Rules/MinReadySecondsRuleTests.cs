using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class MinReadySecondsRuleTests
{
    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(null, 9, true)]
    [InlineData(null, 10, false)]
    [InlineData("""{"minimum": 30}""", 29, true)]
    [InlineData("""{"minimum": 30}""", 30, false)]
    [InlineData("""{"minimum": 0}""", 0, false)]
    public void Flags_fewer_seconds_than_the_minimum(string? parameters, int seconds, bool flagged)
    {
        var daemonSet = A.DaemonSet().Spec(spec => spec with { MinReadySeconds = seconds });

        var fields = RuleRun.Fields(new MinReadySecondsRule().Configure(Parameters.Of(parameters)), A.Manifest(daemonSet));

        Assert.Equal(flagged ? ["spec.minReadySeconds"] : [], fields);
    }
}
