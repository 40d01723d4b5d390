using Webhook.Kubernetes.Connections;

namespace Webhook.Kubernetes.Tests.Connections;

public sealed class EnvironmentProxyTests
{
    private readonly Dictionary<string, string> _variables = [];

    private ConnectionEnvironment Machine => new() { Variable = name => _variables.GetValueOrDefault(name) };

    [Theory]
    [InlineData("https://api.example:6443/", "http://secure:1/")]
    [InlineData("http://api.example:6443/", "http://plain:2/")]
    [InlineData("https://localhost:6443/", null)]
    [InlineData("https://127.8.9.1:6443/", null)]
    [InlineData("https://[::1]:6443/", null)]
    public void Picks_the_variable_of_the_scheme_and_never_proxies_loopback(string server, string? expected)
    {
        _variables["HTTPS_PROXY"] = "http://secure:1";
        _variables["http_proxy"] = "plain:2";

        Assert.Equal(expected, EnvironmentProxy.For(new Uri(server), Machine)?.ToString());
    }

    [Fact]
    public void Uses_no_proxy_of_another_scheme_and_none_of_ALL_PROXY()
    {
        _variables["HTTP_PROXY"] = "http://plain:2";
        _variables["ALL_PROXY"] = "http://all:3";

        Assert.Null(EnvironmentProxy.For(new Uri("https://api.example/"), Machine));
    }

    [Theory]
    [InlineData("*", "https://api.example/", true)]
    [InlineData("other, api.example", "https://api.example/", true)]
    [InlineData("example", "https://api.example/", true)]
    [InlineData("ple", "https://api.example/", false)]
    [InlineData("EXAMPLE", "https://API.example/", true)]
    [InlineData(".example", "https://api.example/", true)]
    [InlineData(".api.example", "https://api.example/", false)]
    [InlineData("*.example", "https://api.example/", true)]
    [InlineData("*.api.example", "https://api.example/", false)]
    [InlineData("api.example:6443", "https://api.example:6443/", true)]
    [InlineData("api.example:443", "https://api.example:6443/", false)]
    [InlineData("api.example:443", "https://api.example/", true)]
    [InlineData("10.0.0.0/8", "https://10.96.0.1/", true)]
    [InlineData("10.0.0.0/8", "https://11.96.0.1/", false)]
    [InlineData("10.0.0.0/8", "https://10.example/", false)]
    [InlineData("10.96.0.1", "https://10.96.0.1/", true)]
    [InlineData("10.96.0.1:443", "https://10.96.0.1/", true)]
    [InlineData("10.96.0.1:80", "https://10.96.0.1/", false)]
    [InlineData("fd00::/8", "https://[fd00::1]:6443/", true)]
    [InlineData("fd00::1", "https://[fd00::1]:6443/", true)]
    [InlineData("[fd00::1]:6443", "https://[fd00::1]:6443/", true)]
    [InlineData("[fd00::1]:1", "https://[fd00::1]:6443/", false)]
    [InlineData(",, /,:,[", "https://api.example/", false)]
    [InlineData("", "https://api.example/", false)]
    public void Leaves_out_what_NO_PROXY_names(string list, string server, bool direct)
    {
        _variables["https_proxy"] = "http://secure:1";
        _variables["no_proxy"] = list;

        Assert.Equal(direct, EnvironmentProxy.For(new Uri(server), Machine) is null);
    }

    [Theory]
    [InlineData("proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("https://user:pw@proxy.example", "https://user:pw@proxy.example/")]
    [InlineData("socks5://proxy.example:1080", "socks5://proxy.example:1080/")]
    [InlineData("socks5h://proxy.example:1080", "socks5://proxy.example:1080/")]
    public void Reads_a_proxy_with_and_without_scheme(string text, string expected)
    {
        _variables["HTTPS_PROXY"] = text;

        Assert.Equal(expected, EnvironmentProxy.For(new Uri("https://api.example/"), Machine)?.ToString());
    }

    [Theory]
    [InlineData("ftp://proxy")]
    [InlineData("http://")]
    public void Names_the_variable_that_is_no_proxy(string text)
    {
        _variables["HTTPS_PROXY"] = text;

        var failure = Assert.Throws<ConnectionException>(() => EnvironmentProxy.For(new Uri("https://api.example/"), Machine));

        Assert.Equal($"HTTPS_PROXY is \"{text}\", must be a host and port, or a URL that begins with http://, https:// or socks5://", failure.Message);
    }
}
