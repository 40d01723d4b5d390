using System.CommandLine;
using Webhook.Commands;
using Webhook.Kubernetes.Connections;
using Webhook.Server;
using Webhook.Tests.EndToEnd;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>A pod of a release: the server with the arguments and variables of the chart, and a mounted token of its service account.</summary>
internal sealed class ReleasePod : IAsyncDisposable
{
    private readonly DirectoryInfo _mounted = Directory.CreateTempSubdirectory("daemonset-webhook-account-");
    private readonly RecordedLog _log = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private WebhookServer? _server;

    private ReleasePod(Release release) => Release = release;

    /// <summary>Where it belongs.</summary>
    public Release Release { get; }

    /// <summary>Lines of the log from Warning on.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _log.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning).Select(line => line.Line)];

    /// <summary>Starts it; it need not be ready then.</summary>
    public static async Task<ReleasePod> StartAsync(Release release, int port)
    {
        var pod = new ReleasePod(release);
        await pod.StartAsync(port);
        return pod;
    }

    public Task<string> MetricsAsync() => GetAsync("/metrics");

    /// <summary>Whether the metrics have a line.</summary>
    public async Task<bool> ShowsAsync(string line) => (await MetricsAsync()).Split('\n').Contains(line);

    /// <summary>What <c>/readyz</c> says in full.</summary>
    public Task<string> ReadinessAsync() => GetAsync("/readyz?verbose");

    public async Task<bool> IsReadyAsync()
    {
        using var answer = await _http.GetAsync(new Uri(_server!.OperationsUri, "/readyz"), TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();

        _http.Dispose();
        _mounted.Delete(recursive: true);
    }

    private async Task StartAsync(int port)
    {
        var cluster = Release.Cluster.Processes;
        await File.WriteAllTextAsync(Path.Combine(_mounted.FullName, "token"), await Release.TokenAsync());
        await File.WriteAllTextAsync(Path.Combine(_mounted.FullName, "ca.crt"), cluster.Authority.Pem);
        await File.WriteAllTextAsync(Path.Combine(_mounted.FullName, "namespace"), Release.Name);
        var variables = new Dictionary<string, string>(Release.Variables("pod-0"))
        {
            ["KUBERNETES_SERVICE_HOST"] = cluster.Server.Host,
            ["KUBERNETES_SERVICE_PORT"] = $"{cluster.Server.Port}",
        };
        var machine = new ConnectionEnvironment { Variable = variables.GetValueOrDefault, HomeFolder = _mounted.FullName, ServiceAccount = _mounted.FullName };
        var surroundings = new ServerSurroundings { Log = _log, Machine = machine, HostName = variables["POD_NAME"] };
        _server = new(ServerSettings.Load(Options(port), surroundings), surroundings);
        await _server.StartAsync();
    }

    private ServeOptions Options(int port)
    {
        var flags = new ServeFlags(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, OpenInput = () => Stream.Null });
        var command = new Command("serve");
        flags.AddTo(command);
        var parsed = command.Parse([.. Release.Arguments.Skip(1), $"--webhook-address=127.0.0.1:{port}", "--operations-address=127.0.0.1:0"]);
        Assert.Empty(parsed.Errors);
        return flags.Read(parsed);
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_server!.OperationsUri, path), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
