using Webhook.Admission;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Admission;

public sealed class FindingTextTests
{
    [Fact]
    public void Puts_a_single_reason_on_one_line() =>
        Assert.Equal("DaemonSet a/b: one: wrong; mend it", FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong")]));

    [Fact]
    public void Lists_every_reason() => Assert.Equal(
        "DaemonSet a/b: 2 rules deny it:\n- one: wrong; mend it\n- one: wrong too; mend it\n- two: bad; mend it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong"), Finding("one", "wrong too"), Finding("two", "bad")]));

    [Fact]
    public void Counts_the_reasons_of_one_rule() => Assert.Equal(
        "DaemonSet a/b: rule one denies it 2 times:\n- one: wrong; mend it\n- one: wrong too; mend it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "wrong"), Finding("one", "wrong too")]));

    [Fact]
    public void Keeps_each_reason_on_its_line_whatever_it_quotes() => Assert.Equal(
        "DaemonSet a/b: 2 rules deny it:\n- one: a  b; mend it\n- two: bad; mend it",
        FindingText.Denial("DaemonSet a/b", [Finding("one", "a\n\tb"), Finding("two", "bad")]));

    [Fact]
    public void Names_the_object_in_a_warning_only_where_there_is_room()
    {
        Assert.Equal("DaemonSet a/b: short", FindingText.Warning("DaemonSet a/b", "short"));
        Assert.Equal(new string('x', 250), FindingText.Warning("DaemonSet a/b", new string('x', 250)));
    }

    private static Finding Finding(string rule, string message) =>
        new() { Rule = rule, Action = RuleAction.Deny, Field = "spec", Message = message, Remedy = "mend it", Policy = "default" };
}
