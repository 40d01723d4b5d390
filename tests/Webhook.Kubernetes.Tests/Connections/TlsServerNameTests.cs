using System.Net;
using Webhook.Kubernetes.Connections;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>tls-server-name: the name in the handshake is not the name of the host.</summary>
public sealed class TlsServerNameTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_for_the_given_name_and_leaves_the_host_of_the_request_alone()
    {
        await using var server = await TlsServer.StartAsync();

        await CallAsync(server.Connection);

        Assert.Equal("kubernetes.default", Assert.Single(server.Names));
        Assert.Equal(new TlsServer.Seen("", $"127.0.0.1:{server.Port}", "HTTP/2"), Assert.Single(server.Requests));
    }

    [Fact]
    public async Task Refuses_a_certificate_that_does_not_bear_the_name()
    {
        await using var server = await TlsServer.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(server.Connection with { TlsServerName = "elsewhere" }));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(server.Connection with { TlsServerName = "" }));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Checks_the_name_of_the_host_when_no_other_is_given()
    {
        await using var server = await TlsServer.StartAsync(new("localhost"));
        var connection = server.Connection with { Server = new Uri($"https://localhost:{server.Port}/"), TlsServerName = "" };

        await CallAsync(connection);

        Assert.Equal("localhost", Assert.Single(server.Names));
    }

    [Fact]
    public async Task Asks_for_the_given_name_through_the_tunnel_of_a_proxy()
    {
        await using var server = await TlsServer.StartAsync();
        using var proxy = new ConnectProxy(server.Port);

        await CallAsync(server.Connection with { Server = new Uri("https://api.example:6443/"), Proxy = proxy.Address });
        await Assert.ThrowsAsync<HttpRequestException>(
            () => CallAsync(server.Connection with { Server = new Uri("https://api.example:6443/"), Proxy = proxy.Address, TlsServerName = "" }));

        Assert.Equal(["CONNECT api.example:6443 HTTP/1.1", "CONNECT api.example:6443 HTTP/1.1"], proxy.Seen);
        Assert.Equal(["kubernetes.default", "api.example"], server.Names);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("fd00::1")]
    public async Task Checks_an_address_in_place_of_a_name_through_the_tunnel_of_a_proxy(string address)
    {
        await using var server = await TlsServer.StartAsync(new(address));
        using var proxy = new ConnectProxy(server.Port);

        await CallAsync(server.Connection with { Server = new Uri("https://api.example:6443/"), Proxy = proxy.Address, TlsServerName = address });

        Assert.Single(server.Requests);
    }

    private static async Task CallAsync(ClusterConnection connection)
    {
        using var client = ClusterHttp.Create(connection, "daemonset-webhook/test");
        using var response = await client.GetAsync(new Uri("version", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
