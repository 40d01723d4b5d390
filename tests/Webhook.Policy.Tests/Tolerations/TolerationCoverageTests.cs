using Webhook.Model.Core;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Tests.Tolerations;

public sealed class TolerationCoverageTests
{
    private static readonly Toleration Everything = new() { Operator = "Exists" };
    private static readonly Toleration NotReady = AutomaticTolerations.For(hostNetwork: false)[0];

    [Fact]
    public void Covers_an_effectless_one_by_three_that_share_the_effects()
    {
        Toleration[] list = [.. TaintEffect.All.Select(effect => new Toleration { Key = "a", Operator = "Exists", Effect = effect })];
        var effectless = new Toleration { Key = "a", Operator = "Equal", Value = "v" };

        Assert.True(TolerationCoverage.IsCoveredBy(effectless, list));
        Assert.False(TolerationCoverage.IsCoveredBy(effectless, list[..2]));
    }

    [Fact]
    public void Leaves_a_shorter_one_uncovering()
    {
        Assert.False(TolerationCoverage.IsCoveredBy(NotReady, [NotReady with { TolerationSeconds = 300 }]));
        Assert.True(TolerationCoverage.IsCoveredBy(NotReady with { TolerationSeconds = 300 }, [NotReady]));
    }

    [Fact]
    public void Covers_although_an_earlier_shorter_one_shadows_it()
    {
        Toleration[] list = [Everything with { Effect = "NoExecute", TolerationSeconds = 30 }, NotReady];

        Assert.True(TolerationCoverage.IsCoveredBy(NotReady, list));
        Assert.Equal(30, EvictionTime.For(list, [new Taint { Key = NotReady.Key, Effect = "NoExecute" }]).Seconds);
    }

    [Fact]
    public void Joins_ranges_that_meet()
    {
        var above = new Toleration { Key = "sla", Operator = "Gt", Value = "0" };
        Toleration[] list =
        [
            new() { Key = "sla", Operator = "Gt", Value = "2" },
            new() { Key = "sla", Operator = "Equal", Value = "2" },
            new() { Key = "sla", Operator = "Lt", Value = "2" },
        ];

        Assert.True(TolerationCoverage.IsCoveredBy(above, list));
        Assert.False(TolerationCoverage.IsCoveredBy(above, [list[0], list[2]]));
    }

    [Theory]
    [InlineData("In", "v")]
    [InlineData("Gt", "many")]
    [InlineData("Gt", "9223372036854775807")]
    [InlineData("Lt", "-9223372036854775808")]
    public void Covers_one_that_tolerates_nothing(string op, string value) =>
        Assert.True(TolerationCoverage.IsCoveredBy(new Toleration { Key = "a", Operator = op, Value = value }, []));

    [Fact]
    public void Allocates_nothing()
    {
        var list = AutomaticTolerations.For(hostNetwork: true);
        var taint = new Taint { Key = "a", Value = "7", Effect = "NoExecute" };
        var wanted = new Toleration { Key = "a", Operator = "Gt", Value = "5" };
        int Decide() => (TolerationCoverage.IsCoveredBy(wanted, list) ? 1 : 0)
            + (TolerationCoverage.Covers(Everything, wanted) ? 1 : 0)
            + TolerationMatching.FirstMatch(list, taint, comparisonOperators: true);
        Decide();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var decided = Decide();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, decided);
    }
}
