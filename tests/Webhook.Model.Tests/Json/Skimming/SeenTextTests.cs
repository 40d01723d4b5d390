using System.Text;
using Webhook.Model.Json.Skimming;

namespace Webhook.Model.Tests.Json.Skimming;

public sealed class SeenTextTests
{
    [Fact]
    public void Makes_the_same_string_of_the_same_bytes()
    {
        var first = SeenText.Of("seen-text-test/app.kubernetes.io"u8);

        Assert.Same(first, SeenText.Of("seen-text-test/app.kubernetes.io"u8));
    }

    [Fact]
    public void Tells_any_two_texts_apart()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => (char)('a' + random.Next(3))));

            Assert.Equal(text, SeenText.Of(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("日本")]
    [InlineData("a😀")]
    public void Reads_texts_beyond_ascii(string text)
    {
        Assert.Equal(text, SeenText.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, SeenText.Of(Encoding.UTF8.GetBytes(text)));
    }
}
