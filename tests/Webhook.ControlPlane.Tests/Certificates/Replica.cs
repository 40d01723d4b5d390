using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Webhook.Server;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>A server with a self-managed certificate, as <c>serve</c> runs it.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly WebhookServer _server;

    private Replica(WebhookServer server, string name) => (_server, Name) = (server, name);

    public string Name { get; }

    /// <summary>Where the API server calls it.</summary>
    public Uri Address => new($"https://localhost:{_server.WebhookUri.Port}");

    public static async Task<Replica> StartAsync(string kubeconfig, string name, TimeProvider clock)
    {
        var surroundings = new ServerSurroundings { Time = clock, HostName = name };
        var options = new ServeOptions
        {
            WebhookAddress = "127.0.0.1:0",
            OperationsAddress = "127.0.0.1:0",
            Kubeconfig = kubeconfig,
            TlsSelfManaged = true,
            TlsHosts = ["localhost"],
            LogLevel = "none",
        };
        var replica = new Replica(new(ServerSettings.Load(options, surroundings), surroundings), name);
        await replica._server.StartAsync();
        return replica;
    }

    public async Task<bool> IsReadyAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _server.OperationsUri };
        using var answer = await client.GetAsync("/readyz", TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public async Task<bool> LeadsAsync() => (await MetricsAsync()).Contains("daemonset_webhook_leader 1\n", StringComparison.Ordinal);

    /// <summary>Admission requests answered until now.</summary>
    public async Task<double> AnsweredAsync() => (await MetricsAsync()).Split('\n')
        .Where(line => line.StartsWith("daemonset_webhook_admission_requests_total{", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Serial number of the certificate that a new connection gets.</summary>
    public async Task<string> SerialAsync()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", Address.Port, TestContext.Current.CancellationToken);
#pragma warning disable CA5359 // What is served is looked at, not trusted.
        await using var tls = new SslStream(socket.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, TestContext.Current.CancellationToken);
        return ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<string> MetricsAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _server.OperationsUri };
        return await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
    }
}
