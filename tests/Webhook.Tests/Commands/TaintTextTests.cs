using Webhook.Commands.Clusters;

namespace Webhook.Tests.Commands;

public sealed class TaintTextTests
{
    [Theory]
    [InlineData("a=b:NoSchedule", "with taint a=b:NoSchedule")]
    [InlineData("a:NoExecute", "with taint a:NoExecute")]
    [InlineData("example.com/a=:PreferNoSchedule", "with taint example.com/a:PreferNoSchedule")]
    [InlineData("a:NoSchedule-", "without taint a:NoSchedule")]
    [InlineData("a=b:NoSchedule-", "without taint a:NoSchedule")]
    [InlineData("a-", "without taint a")]
    public void Reads_taints_as_kubectl_does(string text, string expected)
    {
        var change = TaintText.Parse(text, out var problem);

        Assert.Equal((expected, ""), (change.ToString(), problem));
    }

    [Theory]
    [InlineData("a", "the effect is missing; write a:NoSchedule, or another of NoSchedule, PreferNoSchedule, NoExecute, or a- to take the taint away")]
    [InlineData("a=b:", "effect '' must be one of NoSchedule, PreferNoSchedule, NoExecute")]
    [InlineData("a:noexecute", "effect 'noexecute' must be one of NoSchedule, PreferNoSchedule, NoExecute; did you mean NoExecute?")]
    [InlineData(":NoSchedule", "key ''")]
    [InlineData("a=b c:NoSchedule", "value 'b c'")]
    [InlineData("-", "key ''")]
    [InlineData("a:Nothing-", "effect 'Nothing' must be one of NoSchedule, PreferNoSchedule, NoExecute")]
    public void Says_what_is_wrong(string text, string expected)
    {
        TaintText.Parse(text, out var problem);

        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b", "with label a=b")]
    [InlineData("a=", "with label a=")]
    [InlineData("a-", "without label a")]
    public void Reads_labels_as_kubectl_does(string text, string expected)
    {
        var change = LabelText.Parse(text, out var problem);

        Assert.Equal((expected, ""), (change.ToString(), problem));
    }

    [Theory]
    [InlineData("a", "the value is missing; write a=VALUE, or a- to take the label away")]
    [InlineData("=b", "key ''")]
    [InlineData("a=b c", "value 'b c'")]
    public void Says_what_is_wrong_with_a_label(string text, string expected)
    {
        LabelText.Parse(text, out var problem);

        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }
}
