using System.Text.Json;
using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RestartPolicyRuleTests
{
    private readonly RestartPolicyRule _rule = new();

    [Theory]
    [InlineData("", false)]
    [InlineData("Always", false)]
    [InlineData("OnFailure", true)]
    [InlineData("Never", true)]
    [InlineData("always", true)]
    public void Flags_any_policy_but_Always(string policy, bool flagged)
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with { RestartPolicy = policy });

        Assert.Equal(flagged ? ["spec.template.spec.restartPolicy"] : [], RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Reports_each_field_that_does_not_belong()
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with
        {
            RestartPolicy = "Never",
            ActiveDeadlineSeconds = 60,
            EphemeralContainers = [JsonElement.Parse("""{"name": "debug"}""")],
        });

        Assert.Equal(
            [
                "spec.template.spec.restartPolicy is \"Never\", must be Always",
                "spec.template.spec.activeDeadlineSeconds is 60, and a daemon pod must not have a deadline",
                "spec.template.spec.ephemeralContainers holds 1, and a pod template must not hold any",
            ],
            RuleRun.Messages(_rule, A.Manifest(daemonSet)));
    }
}
