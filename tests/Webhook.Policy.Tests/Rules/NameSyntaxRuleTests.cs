using Webhook.Policy.Rules.PodTemplates;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class NameSyntaxRuleTests
{
    private readonly NameSyntaxRule _rule = new();

    [Theory]
    [InlineData("agent", false)]
    [InlineData("npd-v0.3.0", false)]
    [InlineData("0", false)]
    [InlineData("Agent", true)]
    [InlineData("log_agent", true)]
    [InlineData("-agent", true)]
    [InlineData("agent.", true)]
    [InlineData("", true)]
    public void Flags_a_name_that_is_no_subdomain(string name, bool flagged) =>
        Assert.Equal(flagged ? ["metadata.name"] : [], RuleRun.Fields(_rule, A.Manifest(A.DaemonSet().Named(name))));

    [Theory]
    [InlineData(242, null)]
    [InlineData(243, "no pod is ever made")]
    [InlineData(253, "no pod is ever made")]
    [InlineData(254, "must be no more than 253 characters")]
    public void Flags_a_name_that_leaves_no_room_for_a_hash(int length, string? reason)
    {
        var messages = RuleRun.Messages(_rule, A.Manifest(A.DaemonSet().Named(new string('a', length))));

        Assert.Equal(reason is null ? 0 : 1, messages.Count);
        Assert.All(messages, message => Assert.EndsWith(reason!, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(242, 1)]
    [InlineData(243, 2)]
    [InlineData(253, 2)]
    [InlineData(254, 1)]
    public void Judges_the_length_of_a_malformed_name_too(int length, int findings)
    {
        var messages = RuleRun.Messages(_rule, A.Manifest(A.DaemonSet().Named("A" + new string('a', length - 1))));

        Assert.Equal(findings, messages.Count(message => !message.Contains("no more than 253", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("agent-", false)]
    [InlineData("agent", false)]
    [InlineData("agent.", true)]
    [InlineData("-", true)]
    [InlineData("Agent-", true)]
    public void Judges_a_prefix_by_what_follows_it(string prefix, bool flagged)
    {
        var daemonSet = A.DaemonSet().Named("").Metadata(metadata => metadata with { GenerateName = prefix });

        Assert.Equal(flagged ? ["metadata.generateName"] : [], RuleRun.Fields(_rule, A.Manifest(daemonSet)));
    }

    [Fact]
    public void Is_silent_on_updates_since_a_name_never_changes()
    {
        var daemonSet = A.DaemonSet().Named(new string('a', 250));

        Assert.Empty(RuleRun.Of(_rule, A.Update(daemonSet, daemonSet)));
    }
}
