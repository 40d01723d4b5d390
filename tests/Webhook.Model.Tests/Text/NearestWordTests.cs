using Webhook.Model.Text;

namespace Webhook.Model.Tests.Text;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("hostport", "hostPort")]            // case alone
    [InlineData("tolerationSecond", "tolerationSeconds")]
    [InlineData("max-unavialable", "max-unavailable")] // two neighbours swapped
    [InlineData("Dney", "Deny")]
    [InlineData("max-unavail", "max-unavailable")]     // cut short
    [InlineData("hos", null)]                          // the beginning of two
    [InlineData("imagePolicy", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Finds_the_word_that_was_meant(string written, string? meant) =>
        Assert.Equal(meant, NearestWord.Find(written, ["hostIP", "hostPort", "tolerationSeconds", "max-unavailable", "Deny", "y"]));

    [Fact]
    public void Prefers_a_difference_of_case_to_a_nearer_place_in_the_list() =>
        Assert.Equal("hostIP", NearestWord.Find("hostip", ["hostIPs", "hostIP"]));

    [Fact]
    public void Prefers_the_first_of_equally_near_words() =>
        Assert.Equal("cat", NearestWord.Find("bat", ["cat", "hat"]));
}
