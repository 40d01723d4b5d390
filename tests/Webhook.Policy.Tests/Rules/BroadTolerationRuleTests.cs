using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class BroadTolerationRuleTests
{
    private readonly BroadTolerationRule _rule = new();

    [Theory]
    [InlineData("", "Exists", "", "every NoSchedule, PreferNoSchedule and NoExecute taint")]
    [InlineData("", "Exists", "NoSchedule", "every NoSchedule taint")]
    [InlineData("", "Exists", "NoExecute", "every NoExecute taint")]
    [InlineData("", "Exists", "PreferNoSchedule", "every PreferNoSchedule taint")]
    public void Says_which_effects_a_keyless_toleration_opens(string key, string op, string effect, string opens)
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op, effect: effect))));

        Assert.Equal("spec.template.spec.tolerations[0]", finding.Field);
        Assert.Contains(opens, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu", "Exists")]
    [InlineData("gpu", "")]
    [InlineData("", "Equal")] // refused by the API server: toleration-syntax reports it
    public void Accepts_other_tolerations(string key, string op) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op))));
}
