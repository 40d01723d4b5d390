using Webhook.Model.Core;
using Webhook.Policy.Rules.Tolerations;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RedundantTolerationRuleTests
{
    private readonly RedundantTolerationRule _rule = new();

    [Fact]
    public void Names_both_entries()
    {
        var daemonSet = A.DaemonSet().Tolerating("gpu", "Equal", "v100", "NoSchedule").Tolerating("", "Exists");

        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));

        Assert.Equal("spec.template.spec.tolerations[0]", finding.Field);
        Assert.Equal("spec.template.spec.tolerations[0] (gpu=v100:NoSchedule) is already covered by spec.template.spec.tolerations[1] (*)", finding.Message);
    }

    [Theory]
    [InlineData("", "Equal")]
    [InlineData("Equal", "Equal")]
    public void Reports_the_later_of_two_that_say_the_same(string first, string second)
    {
        var daemonSet = A.DaemonSet().Tolerating("a", first, "v").Tolerating("a", second, "v");

        Assert.Equal(["spec.template.spec.tolerations[1]"], RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Says_that_an_earlier_timed_entry_still_counts()
    {
        var daemonSet = A.DaemonSet().Tolerating("a", "Exists", effect: "NoExecute", seconds: 30).Tolerating("", "Exists");

        Assert.EndsWith("but because it comes first its 30 s limit applies", Assert.Single(RuleRun.Messages(_rule, A.Manifest(daemonSet))), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_silent_about_what_the_controller_overwrites_and_what_covers_it()
    {
        var daemonSet = A.DaemonSet().Tolerating("node.kubernetes.io/not-ready", "Exists", effect: "NoExecute", seconds: 300)
            .Tolerating("node.kubernetes.io/not-ready", "Exists", effect: "NoExecute");

        Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Reports_the_later_of_two_that_tolerate_everything()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating("", "Exists").Tolerating("", "Exists"))));

        Assert.Equal(("spec.template.spec.tolerations[1]", "drop it"), (finding.Field, finding.Remedy));
    }

    [Fact]
    public void Says_nothing_of_seconds_that_never_count_or_are_the_same()
    {
        var later = A.DaemonSet().Tolerating("", "Exists").Tolerating("a", "Exists", effect: "NoExecute", seconds: 30);
        var same = A.DaemonSet().Tolerating("a", "Exists", effect: "NoExecute", seconds: 30).Tolerating("", "Exists", effect: "NoExecute", seconds: 30);
        var endless = A.DaemonSet().Tolerating("a", "Exists", effect: "NoExecute").Tolerating("", "Exists");

        Assert.All([later, same, endless], daemonSet =>
        {
            var finding = Assert.Single(RuleRun.Of(_rule, A.Manifest(daemonSet)));
            Assert.DoesNotContain("limit applies", finding.Message, StringComparison.Ordinal);
            Assert.Equal("drop it, or narrow the wider one", finding.Remedy);
        });
    }

    [Fact]
    public void Judges_a_list_of_any_length_up_to_its_five_hundredth_entry()
    {
        var daemonSet = A.DaemonSet().PodSpec(pod => pod with
        {
            Tolerations = [.. Enumerable.Range(0, 50_000).Select(i => new Toleration { Key = "a", Value = $"v{i % 499}" })],
        });

        Assert.Equal(["spec.template.spec.tolerations[499]"], RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Accepts_tolerations_that_each_add_something()
    {
        var daemonSet = A.DaemonSet()
            .Tolerating("", "Exists", effect: "NoSchedule")
            .Tolerating("", "Exists", effect: "NoExecute", seconds: 60)
            .Tolerating("a", "Exists", effect: "NoExecute")
            .Tolerating("CriticalAddonsOnly", "Exists");

        Assert.Empty(RuleRun.Of(_rule, A.Manifest(daemonSet)));
    }

    [Theory]
    [InlineData("a", "exists")]
    [InlineData("", "Equal")]
    public void Leaves_what_is_malformed_to_toleration_syntax(string key, string op) =>
        Assert.Empty(RuleRun.Of(_rule, A.Manifest(A.DaemonSet().Tolerating(key, op).Tolerating("b", "Exists"))));
}
