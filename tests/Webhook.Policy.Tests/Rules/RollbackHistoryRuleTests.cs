using Webhook.Policy.Rules.UpdateStrategies;
using Webhook.Testing;

namespace Webhook.Policy.Tests.Rules;

public sealed class RollbackHistoryRuleTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(10, false)]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public void Flags_a_history_without_a_revision(int? limit, bool flagged)
    {
        var daemonSet = A.DaemonSet().Spec(spec => spec with { RevisionHistoryLimit = limit });

        var fields = RuleRun.Fields(new RollbackHistoryRule(), A.Manifest(daemonSet));

        Assert.Equal(flagged ? ["spec.revisionHistoryLimit"] : [], fields);
    }


    [Fact]
    public void Tells_a_number_that_keeps_nothing_from_one_that_is_refused()
    {
        var finding = Assert.Single(RuleRun.Of(new RollbackHistoryRule(), A.Manifest(A.DaemonSet().Spec(spec => spec with { RevisionHistoryLimit = -1 }))));

        Assert.Equal("spec.revisionHistoryLimit is -1: the API server refuses a negative number", finding.Message);
    }
}
