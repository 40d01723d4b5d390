using Webhook.Policy.Rules;

namespace Webhook.Policy.Tests.Rules;

public sealed class FindingSinkTests
{
    private static readonly string[] Rules = ["first", "second"];

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 101)]
    [InlineData(150, 101)]
    public void Keeps_a_hundred_findings_of_each_rule_and_counts_the_others(int reported, int kept)
    {
        var sink = new FindingSink();

        foreach (var rule in Rules)
        {
            sink.Enter(rule, RuleAction.Warn, "default");
            for (var i = 0; i < reported; i++)
                sink.Report($"spec.a[{i}]", "is wrong", "fix it");

            sink.Leave();
        }

        Assert.Equal([kept, kept], Rules.Select(rule => sink.Findings.Count(finding => finding.Rule == rule)));
        if (reported > 100)
        {
            Assert.Equal($"{reported - 100} more findings of this rule are left out, the first at spec.a[100]", sink.Findings[^1].Message);
            Assert.Equal(("spec.a[100]", "fix the first 100 and check again"), (sink.Findings[^1].Field, sink.Findings[^1].Remedy));
        }
    }
}
