using Webhook.Policy.Rules.Life;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class DeletionProtectionRuleTests
{
    private readonly DeletionProtectionRule _rule = new();

    [Fact]
    public void Flags_the_deletion_of_a_protected_DaemonSet_and_gives_the_command()
    {
        var finding = Assert.Single(RuleRun.Of(_rule, A.Deletion(Protected("true"))));

        Assert.Equal("metadata.labels[daemonset-webhook.dev/protected]", finding.Field);
        Assert.EndsWith(": kubectl -n logging label daemonset agent daemonset-webhook.dev/protected-", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("")]
    [InlineData("True")]
    public void Accepts_the_deletion_where_the_label_has_another_value(string value) =>
        Assert.Empty(RuleRun.Of(_rule, A.Deletion(Protected(value))));

    [Fact]
    public void Accepts_the_deletion_of_what_is_already_being_deleted() =>
        Assert.Empty(RuleRun.Of(_rule, A.Deletion(Protected("true").BeingDeleted())));

    [Fact]
    public void Accepts_the_removal_of_the_label() =>
        Assert.Empty(RuleRun.Of(_rule, A.Update(Protected("true"), A.DaemonSet())));

    private static DaemonSetBuilder Protected(string value) => A.DaemonSet().Labelled((DeletionProtectionRule.Label, value));
}
