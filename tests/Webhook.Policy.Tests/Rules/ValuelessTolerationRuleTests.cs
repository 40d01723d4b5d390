using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class ValuelessTolerationRuleTests
{
    [Theory]
    [InlineData("", "operator Equal by default and no value")]
    [InlineData("Equal", "operator Equal and no value")]
    public void Says_whether_Equal_was_written(string op, string text)
    {
        var review = A.Creation(A.DaemonSet().Tolerating("gpu", op)) with { Cluster = A.Cluster().Node("a", "gpu=a100:NoSchedule").Build() };

        Assert.Contains(text, Assert.Single(RuleRun.Messages(new ValuelessTolerationRule(), review)), StringComparison.Ordinal);
    }
}
