using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Webhook.Certificates;
using Webhook.Files;
using Webhook.Server;
using Webhook.Testing;

namespace Webhook.Tests.EndToEnd;

/// <summary>The server as <c>serve</c> runs it, on free ports, over real TLS, with a clock that the test moves.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<HttpClient> _clients = [];

    private TestServer(ServeOptions options, Func<ServerSurroundings, ServerSurroundings>? change)
    {
        // The client's side of TLS checks certificates by the real clock.
        Clock = new(TimeProvider.System.GetUtcNow());
        var surroundings = new ServerSurroundings { Time = Clock, CertificateFolder = _folder.File("certs"), Log = Log, Machine = Machines.Bare(_folder.Path) };
        surroundings = change?.Invoke(surroundings) ?? surroundings;
        Settings = ServerSettings.Load(options with { WebhookAddress = "127.0.0.1:0", OperationsAddress = "127.0.0.1:0" }, surroundings);
        Server = new(Settings, surroundings);
    }

    public FakeTimeProvider Clock { get; }

    public RecordedLog Log { get; } = new();

    public ServerSettings Settings { get; }

    public WebhookServer Server { get; }

    /// <summary>Folder of the development certificate, with its authority.</summary>
    public CertificateFolder Certificates => new(_folder.File("certs"));

    public static async Task<TestServer> StartAsync(ServeOptions? options = null, Func<ServerSurroundings, ServerSurroundings>? change = null)
    {
        var server = new TestServer(options ?? new(), change);
        await server.Server.StartAsync();
        return server;
    }

    /// <summary>A client that trusts one authority and nobody else; disposed with the server.</summary>
    public HttpClient Client(Version? version = null, X509Certificate2? identity = null, string? authority = null)
    {
        var tls = ClientTls(authority ?? Certificates.AuthorityCertificate);
        if (identity is not null)
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(identity, null, offline: true);

        var client = new HttpClient(new SocketsHttpHandler { SslOptions = tls, UseProxy = false })
        {
            BaseAddress = new($"https://localhost:{Server.WebhookUri.Port}"),
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(30),
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>How a client checks the server: by one authority and the name.</summary>
    public static SslClientAuthenticationOptions ClientTls(string authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(File.ReadAllText(authority)));
        return new() { CertificateChainPolicy = policy, TargetHost = "localhost" };
    }

    /// <summary>Sends a review and reads the response in the answer.</summary>
    public static async Task<JsonElement> ReviewAsync(HttpClient client, string path, string body)
    {
        using var answer = await client.PostAsync(path, Json(body), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var review = JsonDocument.Parse(text);
        Assert.Equal("admission.k8s.io/v1", review.RootElement.GetProperty("apiVersion").GetString());
        Assert.Equal("AdmissionReview", review.RootElement.GetProperty("kind").GetString());
        return review.RootElement.GetProperty("response").Clone();
    }

    /// <summary>A body with the API server's content type.</summary>
    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>What the operations port answers.</summary>
    public async Task<(HttpStatusCode Status, string Text)> OperationsAsync(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Server.OperationsUri };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The value of one series, such as <c>daemonset_webhook_leader</c> with its labels.</summary>
    public async Task<double> MetricAsync(string series)
    {
        var (_, text) = await OperationsAsync("/metrics");
        var line = text.Split('\n').SingleOrDefault(line => line.StartsWith(series + " ", StringComparison.Ordinal));
        Assert.True(line is not null, $"{series} is not among:\n{text}");
        return double.Parse(line[(series.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the reload timer fire once.</summary>
    public void Reload() => Clock.Advance(ReloadTimer.Interval);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();

        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
