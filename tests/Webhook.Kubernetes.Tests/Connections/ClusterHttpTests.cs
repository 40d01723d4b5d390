using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
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
            return Task.CompletedTask;
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
