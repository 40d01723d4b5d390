using Webhook.Server;

namespace Webhook.Tests.Server;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8443", "127.0.0.1:8443", true, "localhost")]
    [InlineData("localhost:0", "127.0.0.1:0", true, "localhost")]
    [InlineData("[::1]:8443", "[::1]:8443", true, "localhost")]
    [InlineData(":8443", ":8443", false, "localhost")]
    [InlineData("0.0.0.0:65535", "0.0.0.0:65535", false, "localhost")]
    [InlineData("10.1.2.3:443", "10.1.2.3:443", false, "10.1.2.3")]
    [InlineData("[2001:db8::1]:443", "[2001:db8::1]:443", false, "[2001:db8::1]")]
    public void Reads_an_address_and_a_port(string text, string expected, bool loopback, string host)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal((expected, loopback, host), (address.ToString(), address.IsLoopback, address.LocalHost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8443")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("example.org:8443")]
    [InlineData("::1:8443")]
    [InlineData("https://127.0.0.1:8443")]
    public void Refuses_anything_else(string text) => Assert.False(ListenAddress.TryParse(text, out _));
}
