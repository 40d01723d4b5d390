using Webhook.Kubernetes.Connections;
using Webhook.Testing;

namespace Webhook.Kubernetes.Tests.Connections;

/// <summary>Certificates in files are replaced while we run.</summary>
public sealed class CertificateRotationTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly TestCertificate _old = new("jane");
    private readonly TestCertificate _new = new("jane");
    private TlsServer _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> Shown => _server.Requests.Select(request => request.Thumbprint);

    public async ValueTask InitializeAsync()
    {
        _server = await TlsServer.StartAsync();
        _folder.Write("ca.crt", _server.Serving.CertificatePem);
        Write(_old.CertificatePem, _old.KeyPem);
        var file = _folder.Write("config", $$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:{{_server.Port}}", certificate-authority: ca.crt, tls-server-name: kubernetes.default} }]
            users: [{name: u, user: {client-certificate: jane.crt, client-key: jane.key} }]
            contexts: [{name: c, context: {cluster: c, user: u} }]
            """);
        var environment = new ConnectionEnvironment { Variable = _ => null, HomeFolder = _folder.Path, Clock = _clock };
        _client = ClusterHttp.Create(ClusterLocator.Find(environment, file)!, "daemonset-webhook/test", _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Shows_a_renewed_client_certificate_within_a_minute_although_a_connection_is_open()
    {
        await CallAsync();
        Write(_new.CertificatePem, _new.KeyPem);
        await CallAsync();
        _clock.Advance(Minute);
        await CallAsync();

        Assert.Equal([_old.Thumbprint, _old.Thumbprint, _new.Thumbprint], Shown);
    }

    [Fact]
    public async Task Shows_a_renewed_client_certificate_at_once_when_the_old_one_is_refused()
    {
        _server.Answer = context => context.Connection.ClientCertificate?.Thumbprint == _new.Thumbprint ? 200 : 401;
        Write(_new.CertificatePem, _new.KeyPem);

        Assert.Equal(200, await CallAsync());

        Assert.Equal([_old.Thumbprint, _new.Thumbprint], Shown);
    }

    [Fact]
    public async Task Goes_on_with_the_last_pair_while_only_one_of_the_two_files_is_new_or_none_is_there()
    {
        await CallAsync();
        Write(_new.CertificatePem, _old.KeyPem);
        _clock.Advance(Minute);
        await CallAsync();
        File.Delete(Path.Combine(_folder.Path, "jane.key"));
        _clock.Advance(Minute);
        await CallAsync();
        Write(_new.CertificatePem, _new.KeyPem);
        _clock.Advance(Minute);
        await CallAsync();

        Assert.Equal([_old.Thumbprint, _old.Thumbprint, _old.Thumbprint, _new.Thumbprint], Shown);
    }

    [Fact]
    public async Task Opens_no_connection_anew_for_files_that_were_touched_but_not_changed()
    {
        await CallAsync();
        Write(_old.CertificatePem, _old.KeyPem);
        _clock.Advance(Minute);
        await CallAsync();

        Assert.Single(_server.Names);
    }

    [Fact]
    public async Task Trusts_a_new_authority_and_no_longer_the_old_one_once_the_file_says_so()
    {
        await CallAsync();
        var next = new TestCertificate("kubernetes.default");
        _folder.Write("ca.crt", next.CertificatePem);
        _clock.Advance(Minute);
        await Assert.ThrowsAsync<HttpRequestException>(CallAsync);
        _server.Serving = next;

        Assert.Equal(200, await CallAsync());
    }

    [Fact]
    public async Task Goes_on_with_the_last_authorities_while_the_file_holds_none()
    {
        _folder.Write("ca.crt", "");
        _clock.Advance(Minute);

        Assert.Equal(200, await CallAsync());
    }

    private async Task<int> CallAsync()
    {
        using var response = await _client.GetAsync(new Uri("version", UriKind.Relative), Cancellation);
        return (int)response.StatusCode;
    }

    private void Write(string certificate, string key)
    {
        _folder.Write("jane.crt", certificate);
        _folder.Write("jane.key", key);
    }
}
