using Webhook.Commands;
using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>The product as a process of its own, as <c>serve</c> runs it, with a certificate of the cluster's authority.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daemonset-webhook-product-");
    private readonly IReadOnlyList<int> _ports = FreePorts.Take(2);
    private GuardedProcess? _process;
    private int _starts;

    private readonly string _kubeconfig;

    private Product(ClusterProcesses cluster)
    {
        _kubeconfig = cluster.Kubeconfig;
        Authority = cluster.Authority.Pem;
        var (certificate, key) = cluster.Authority.Serving("127.0.0.1", "localhost");
        File.WriteAllText(InFolder("tls.crt"), certificate);
        File.WriteAllText(InFolder("tls.key"), key);
        Directory.CreateDirectory(InFolder("policies"));
        File.WriteAllText(InFolder("policies/strict.yaml"), """
            apiVersion: daemonset-webhook.dev/v1alpha1
            kind: DaemonSetPolicy
            metadata: {name: strict}
            spec:
              match: {namespaces: [strict]}
              rules:
                max-unavailable: {action: Deny, limit: 25%}
                min-ready-seconds: {action: Deny, minimum: 10}
            """);
    }

    /// <summary>Where the API server is to call it.</summary>
    public string Url => $"https://127.0.0.1:{_ports[0]}";

    /// <summary>The authority that vouches for it, in PEM.</summary>
    public string Authority { get; }

    /// <summary>Starts it with the default policy and one that is strict in the namespace <c>strict</c>.</summary>
    public static async Task<Product> StartAsync(ClusterProcesses cluster)
    {
        var product = new Product(cluster);
        var policy = await Commands.CommandRun.Of("policy", "show-default");
        await File.WriteAllTextAsync(product.InFolder("policies/default.yaml"), policy.Out);
        await product.RestartAsync();
        return product;
    }

    /// <summary>Starts it where it was stopped; answers when it is ready.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        var process = new GuardedProcess("dotnet", _folder.CreateSubdirectory($"run-{_starts++}").FullName,
        [
            typeof(CommandLine).Assembly.Location, "serve", "--kubeconfig", _kubeconfig, "--policy", InFolder("policies"),
            "--webhook-address", $"127.0.0.1:{_ports[0]}", "--operations-address", $"127.0.0.1:{_ports[1]}",
            "--tls-cert", InFolder("tls.crt"), "--tls-key", InFolder("tls.key"),
        ]);
        _process = process;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await process.AnswersAsync(http, $"http://127.0.0.1:{_ports[1]}/readyz");
    }

    /// <summary>Kills it.</summary>
    public async Task StopAsync()
    {
        if (_process is { } running)
            await running.DisposeAsync();

        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
