using System.Text.Json;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class MinReadySecondsRuleTests
{
    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(null, 9, true)]
    [InlineData(null, 10, false)]
    [InlineData("30", 29, true)]
    [InlineData("30", 30, false)]
    [InlineData("0", 0, false)]
    public void Flags_fewer_seconds_than_the_minimum(string? minimum, int seconds, bool flagged)
    {
        var values = new Dictionary<string, JsonElement>();
        if (minimum is not null)
        {
            values["minimum"] = JsonElement.Parse(minimum);
        }

        var daemonSet = A.DaemonSet().Spec(spec => spec with { MinReadySeconds = seconds });

        var fields = RuleRun.Fields(new MinReadySecondsRule().Configure(new RuleParameters(values)), A.Manifest(daemonSet));

        Assert.Equal(flagged ? ["spec.minReadySeconds"] : [], fields);
    }
}
