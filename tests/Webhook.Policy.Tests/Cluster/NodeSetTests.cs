using FsCheck;
using FsCheck.Fluent;
using Webhook.Policy.Cluster;
using Webhook.Policy.Tests.Properties;

namespace Webhook.Policy.Tests.Cluster;

public sealed class NodeSetTests
{
    [Fact]
    public void Does_what_sets_of_numbers_do() => Prop.ForAll(Cases.ToArbitrary(), it =>
    {
        var (one, other) = (Of(it.Total, it.One), Of(it.Total, it.Other));
        var inverted = Of(it.Total, it.One);
        inverted.Invert();
        var both = Of(it.Total, it.One);
        both.Add(other);

        Assert.Equal(it.One, Members(one));
        Assert.Equal(it.One.Count, one.Count);
        Assert.Equal(Enumerable.Range(0, it.Total).Except(it.One), Members(inverted));
        Assert.Equal(it.One.Union(it.Other).Order(), Members(both));
        Assert.Equal(it.One.Intersect(it.Other), Members(one.And(other)));
        Assert.Equal(it.One.Except(it.Other), Members(one.Without(other)));
        Assert.Equal((it.One.Intersect(it.Other).Count(), it.One.Intersect(it.Other).DefaultIfEmpty(-1).First()), one.Shared(other));
        Assert.All(Enumerable.Range(0, it.Total), node => Assert.Equal(it.One.Contains(node), one.Contains(node)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(CaseCount.Of(300)).WithQuietOnSuccess(true));

    private static Gen<(int Total, IReadOnlyList<int> One, IReadOnlyList<int> Other)> Cases =>
        from total in Gen.Choose(1, 200)
        from one in Gen.Choose(0, total - 1).ListOf()
        from other in Gen.Choose(0, total - 1).ListOf()
        select (total, (IReadOnlyList<int>)[.. one.Distinct().Order()], (IReadOnlyList<int>)[.. other.Distinct().Order()]);

    private static NodeSet Of(int total, IEnumerable<int> members)
    {
        var set = new NodeSet(total);
        foreach (var member in members)
            set.Add(member);

        return set;
    }

    private static IEnumerable<int> Members(NodeSet set)
    {
        for (var node = set.Next(0); node >= 0; node = set.Next(node + 1))
            yield return node;
    }
}
