using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class TolerationSecondsRuleTests
{
    private const string NotReady = "node.kubernetes.io/not-ready";
    private const string Unreachable = "node.kubernetes.io/unreachable";
    private readonly TolerationSecondsRule _rule = new();

    [Theory]
    [InlineData(NotReady, "Exists")]
    [InlineData(Unreachable, "Exists")]
    public void Says_that_seconds_on_the_controllers_own_tolerations_are_wiped(string key, string op) =>
        Assert.Contains("so tolerationSeconds has no effect", Message(A.DaemonSet().Tolerating(key, op, effect: "NoExecute", seconds: 300)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Exists", "node.kubernetes.io/not-ready:NoExecute and node.kubernetes.io/unreachable:NoExecute")]
    [InlineData(NotReady, "Equal", "node.kubernetes.io/not-ready:NoExecute")]
    [InlineData(Unreachable, "", "node.kubernetes.io/unreachable:NoExecute")]
    public void Says_which_endless_tolerations_are_shadowed(string key, string op, string shadowed)
    {
        var message = Message(A.DaemonSet().Tolerating(key, op, effect: "NoExecute", seconds: 30));

        Assert.Contains($"comes before the one that the DaemonSet controller adds for {shadowed}: ", message, StringComparison.Ordinal);
        Assert.EndsWith("the pod is evicted after 30 s and created again, over and over", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_only_the_taint_that_no_earlier_toleration_matches()
    {
        var daemonSet = A.DaemonSet().Tolerating(NotReady, "Exists", effect: "NoExecute").Tolerating("", "Exists", effect: "NoExecute", seconds: 0);

        var message = Message(daemonSet);

        Assert.Contains("adds for node.kubernetes.io/unreachable:NoExecute: under these and every other NoExecute taint that no earlier entry tolerates the pod is evicted at once", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.com/maintenance", "Exists", "")]
    [InlineData("example.com/maintenance", "Equal", "soon")]
    [InlineData(NotReady, "Equal", "other")]
    public void Says_that_the_pod_comes_back_to_the_same_node(string key, string op, string value) =>
        Assert.Contains(
            "the controller, which doesn't look at the seconds, creates it again on the same node",
            Message(A.DaemonSet().Tolerating(key, op, value, "NoExecute", 60)),
            StringComparison.Ordinal);

    [Fact]
    public void Is_silent_about_seconds_that_are_never_counted()
    {
        var daemonSet = A.DaemonSet().Tolerating("", "Exists").Tolerating("a", "Exists", effect: "NoExecute", seconds: 60);

        Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet)));
    }

    [Theory]
    [InlineData("NoExecute", null)]
    [InlineData("NoSchedule", 30L)] // refused by the API server: toleration-syntax reports it
    [InlineData("", 30L)]
    public void Accepts_the_rest(string effect, long? seconds) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating("a", "Exists", effect: effect, seconds: seconds))));

    private string Message(DaemonSetBuilder daemonSet) => Assert.Single(RuleRun.Messages(_rule, A.Manifest(daemonSet)));
}
