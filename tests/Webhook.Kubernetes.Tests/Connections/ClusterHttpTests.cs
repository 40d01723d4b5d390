using System.Net;
using System.Security.Cryptography.X509Certificates;
using k8s;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>TLS and credentials over a real socket.</summary>
public sealed class ClusterHttpTests : IAsyncDisposable
{
    private readonly TestCertificate _serving = new("kubernetes.default");
    private readonly List<string> _seen = [];
    private WebApplication? _server;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Trusts_only_the_authority_of_the_cluster_and_checks_the_name()
    {
        var connection = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await CallAsync(connection));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(connection with { Authorities = Trust(new TestCertificate("other")) }));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(connection with { TlsServerName = "elsewhere" }));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(connection with { Authorities = null }));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(connection with { Authorities = null, TlsServerName = "", InsecureSkipTlsVerify = true }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Agrees_with_a_server_of_another_name_on_the_version_of_the_request(int major)
    {
        using var client = ClusterHttp.Create(await StartAsync(), "daemonset-webhook/test");
        using var request = new HttpRequestMessage(HttpMethod.Get, "version") { Version = new(major, major == 1 ? 1 : 0) };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, major), (response.StatusCode, response.Version.Major));
    }

    /// <summary>The library's own connection takes any certificate of a private authority, whatever its name, so it must not be used.</summary>
    [Fact]
    public async Task Checks_the_name_where_the_library_by_itself_does_not()
    {
        var connection = await StartAsync();
        var elsewhere = connection with { TlsServerName = "" };
        using var library = new k8s.Kubernetes(new KubernetesClientConfiguration { Host = elsewhere.Server.AbsoluteUri, SslCaCerts = elsewhere.Authorities });

        Assert.Equal("v1.34.0", await VersionAsync(library));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadVersionAsync(elsewhere));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadVersionAsync(connection with { TlsServerName = "elsewhere" }));
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadVersionAsync(connection with { Authorities = Trust(new TestCertificate("other")) }));
        Assert.Single(_seen);
        Assert.Equal("v1.34.0", await ReadVersionAsync(connection));
    }

    [Fact]
    public async Task Sends_the_requests_of_the_library_with_our_credentials()
    {
        var connection = await StartAsync();

        var version = await ReadVersionAsync(connection with { Credentials = new CountingTokens(2), Impersonation = [new("Impersonate-User", "bob")] });

        Assert.Equal("v1.34.0", version);
        Assert.Equal(["- Bearer 1 bob", "- Bearer 2 bob"], _seen);
    }

    [Fact]
    public async Task Shows_a_client_certificate_fixed_or_from_a_plugin()
    {
        var connection = await StartAsync();
        var (one, two) = (new TestCertificate("one"), new TestCertificate("two"));

        await CallAsync(connection with { ClientCertificate = one.WithKey() });
        await CallAsync(connection with { Credentials = new FixedCredential(new(null, two.WithKey())) });

        Assert.Equal([one.Thumbprint, two.Thumbprint], _seen.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task Fetches_a_newer_token_after_a_401_once()
    {
        var connection = await StartAsync();
        var tokens = new CountingTokens(2);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(connection with { Credentials = tokens, Impersonation = [new("Impersonate-User", "bob")] }));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(connection with { Credentials = new CountingTokens(9) }));

        Assert.Equal(["- Bearer 1 bob", "- Bearer 2 bob", "- Bearer 1 ", "- Bearer 2 "], _seen);
    }

    private static X509Certificate2Collection Trust(TestCertificate certificate) => PemCertificates.All(certificate.CertificatePem);

    private static async Task<HttpStatusCode> CallAsync(ClusterConnection connection)
    {
        using var client = ClusterHttp.Create(connection, "daemonset-webhook/test");
        using var response = await client.GetAsync("version", TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<string> ReadVersionAsync(ClusterConnection connection)
    {
        using var http = ClusterHttp.Create(connection, "daemonset-webhook/test");
        return await VersionAsync(new KubernetesApi(http, TimeProvider.System).Client);
    }

    private static async Task<string> VersionAsync(IKubernetes client) =>
        (await client.Version.GetCodeAsync(TestContext.Current.CancellationToken)).GitVersion;

    private async Task<ClusterConnection> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = _serving.WithKey();
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        _server = builder.Build();
        _server.Run(context =>
        {
            var token = context.Request.Headers.Authorization.ToString();
            _seen.Add($"{context.Connection.ClientCertificate?.Thumbprint ?? "-"} {token} {context.Request.Headers["Impersonate-User"]}");
            context.Response.StatusCode = token.Length == 0 || (token == "Bearer 2" && context.Request.Headers["Impersonate-User"] == "bob") ? 200 : 401;
            return context.Response.WriteAsync("""{"gitVersion":"v1.34.0"}""");
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
        return new()
        {
            Server = new Uri(_server.Urls.First() + "/"),
            Source = "test",
            Authorities = Trust(_serving),
            TlsServerName = "kubernetes.default",
            Credentials = new FixedCredential(Credential.Anonymous),
        };
    }

    private sealed class CountingTokens(int good) : ICredentialSource
    {
        private int _count = 1;

        public ValueTask<Credential> GetAsync(Credential? rejected, CancellationToken cancellation)
        {
            _count = rejected is null ? _count : Math.Min(_count + 1, good);
            return new(Credential.Bearer($"{_count}"));
        }
    }
}
