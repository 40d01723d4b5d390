using Webhook.Policy.Policies;

namespace Webhook.Policy.Tests.Policies;

public sealed class PolicyBitsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(300)]
    public void Holds_a_policy_that_was_put_in_and_no_other(int place)
    {
        var bits = Of(place);

        Assert.False(bits.IsEmpty);
        Assert.Equal([place], Enumerable.Range(0, 400).Where(bits.Contains));
    }

    [Fact]
    public void Keeps_what_it_has_when_more_comes()
    {
        int[] places = [3, 200, 64, 70, 129, 0];

        Assert.Equal(places.Order(), Enumerable.Range(0, 400).Where(Of(places).Contains));
    }

    [Fact]
    public void Is_empty_until_something_is_put_in()
    {
        Assert.True(default(PolicyBits).IsEmpty);
        Assert.False(default(PolicyBits).Contains(0));
        Assert.False(default(PolicyBits).Contains(64));
    }

    [Fact]
    public void Is_equal_to_one_with_the_same_policies()
    {
        Assert.Equal(Of(1, 70), Of(70, 1));
        Assert.Equal(Of(1, 70).GetHashCode(), Of(70, 1).GetHashCode());
        Assert.True(Of(1).Equals((object)Of(1)));
        Assert.False(Of(1).Equals("1"));
        Assert.NotEqual(Of(1, 70), Of(1));
        Assert.NotEqual(Of(1, 70), Of(2, 70));
        Assert.NotEqual(Of(1, 70), Of(1, 71));
        Assert.NotEqual(Of(1, 70).GetHashCode(), Of(1, 71).GetHashCode());
        Assert.NotEqual(Of(1, 70).GetHashCode(), Of(2, 70).GetHashCode());
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(70, 70)]
    [InlineData(64, 128)]
    public void Takes_one_more_whatever_it_holds(int first, int second) =>
        Assert.Equal(new[] { first, second }.Distinct(), Enumerable.Range(0, 400).Where(Of(first, second).Contains));

    private static PolicyBits Of(params int[] places)
    {
        PolicyBits bits = default;
        foreach (var place in places)
            bits.Add(place);

        return bits;
    }
}
