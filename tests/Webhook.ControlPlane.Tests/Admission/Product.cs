using Webhook.Commands;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>The product as a process of its own, as <c>serve</c> runs it, with a certificate of the cluster's authority.</summary>
internal sealed class Product : IAsyncDisposable
{
    private const string StrictPolicy = """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: strict}
        spec:
          match: {namespaces: [strict]}
          rules:
            min-ready-seconds: {action: Deny, minimum: 10}
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("daemonset-webhook-product-");
    private readonly IReadOnlyList<int> _ports = FreePorts.Take(2);
    private readonly string _kubeconfig;
    private readonly string _defaultPolicy;
    private readonly (string Certificate, string Key) _serving;
    private GuardedProcess? _process;
    private int _starts;

    private Product(ClusterProcesses cluster, string defaultPolicy)
    {
        (_kubeconfig, _defaultPolicy) = (cluster.Kubeconfig, defaultPolicy);
        Authority = cluster.Authority.Pem;
        _serving = cluster.Authority.Serving("127.0.0.1", "localhost");
    }

    /// <summary>Where the API server is to call it.</summary>
    public string Url => $"https://127.0.0.1:{_ports[0]}";

    /// <summary>The authority that vouches for it, in PEM.</summary>
    public string Authority { get; }

    /// <summary>Starts it with the default policy and one that is strict in the namespace <c>strict</c>.</summary>
    public static async Task<Product> StartAsync(ClusterProcesses cluster)
    {
        var policy = await Commands.CommandRun.Of("policy", "show-default");
        var product = new Product(cluster, policy.Out);
        await product.RestartAsync();
        return product;
    }

    /// <summary>Starts it where it was stopped; answers when it is ready.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        var folder = _root.CreateSubdirectory($"run-{_starts++}");
        foreach (var (name, text) in new (string, string)[]
        {
            ("tls.crt", _serving.Certificate),
            ("tls.key", _serving.Key),
            ("default.yaml", _defaultPolicy),
            ("strict.yaml", StrictPolicy),
        })
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
        }

        _process = new GuardedProcess("dotnet", folder.FullName,
        [
            typeof(CommandLine).Assembly.Location, "serve", "--kubeconfig", _kubeconfig,
            "--policy", "default.yaml", "--policy", "strict.yaml",
            "--webhook-address", $"127.0.0.1:{_ports[0]}", "--operations-address", $"127.0.0.1:{_ports[1]}",
            "--tls-cert", "tls.crt", "--tls-key", "tls.key",
        ]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await _process.AnswersAsync(http, $"http://127.0.0.1:{_ports[1]}/readyz");
    }

    /// <summary>Kills it.</summary>
    public async Task StopAsync()
    {
        if (_process is { } running)
            await running.DisposeAsync();

        _process = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
