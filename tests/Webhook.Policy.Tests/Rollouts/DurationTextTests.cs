using Webhook.Policy.Rollouts;

namespace Webhook.Policy.Tests.Rollouts;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(149, "about 2 minutes")]
    [InlineData(150, "about 3 minutes")]
    [InlineData(7199, "about 120 minutes")]
    [InlineData(7200, "about 2 hours")]
    [InlineData(8999, "about 2 hours")]
    [InlineData(9000, "about 3 hours")]
    [InlineData(172_799, "about 48 hours")]
    [InlineData(172_800, "about 2 days")]
    [InlineData(215_999, "about 2 days")]
    [InlineData(216_000, "about 3 days")]
    public void Rounds_to_the_nearest_of_the_largest_unit_that_comes_to_two(long seconds, string text) => Assert.Equal(text, DurationText.About(seconds));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(120, "2m")]
    [InlineData(179, "2m")]
    [InlineData(10_799, "179m")]
    [InlineData(10_800, "3h")]
    [InlineData(14_399, "3h")]
    [InlineData(172_799, "47h")]
    [InlineData(172_800, "2d")]
    [InlineData(259_199, "2d")]
    public void Drops_what_is_left_of_an_age(long seconds, string text) => Assert.Equal(text, DurationText.Age(TimeSpan.FromSeconds(seconds)));
}
