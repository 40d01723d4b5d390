using Webhook.Commands;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.ControlPlane.Tests.Rbac;

namespace Webhook.ControlPlane.Tests.Restarts;

/// <summary>A pod of a release as a process of its own, which ends as a pod does: by SIGTERM.</summary>
internal sealed class ServedPod : IAsyncDisposable
{
    private readonly IReadOnlyList<int> _ports = FreePorts.Take(2);
    private GuardedProcess? _process;

    private ServedPod()
    {
    }

    /// <summary>Where the API server is to call it.</summary>
    public int Port => _ports[0];

    /// <summary>Its readiness probe.</summary>
    public Uri Readiness => new($"http://127.0.0.1:{_ports[1]}/readyz");

    /// <summary>The last lines of its log.</summary>
    public string Log => _process!.Log;

    /// <summary>Starts one; it is ready some time later.</summary>
    public static async Task<ServedPod> StartAsync(Release release, string name)
    {
        var pod = new ServedPod();
        // In a folder of its own below this one, since a guard removes the upper folder with the last program.
        var folder = Directory.CreateTempSubdirectory("daemonset-webhook-pod-").CreateSubdirectory(name);
        var processes = release.Cluster.Processes;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), await release.TokenAsync());
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.crt"), processes.Authority.Pem);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kubeconfig"), $$"""
            apiVersion: v1
            kind: Config
            current-context: pod
            contexts:
            - name: pod
              context: {cluster: pod, user: pod}
            clusters:
            - name: pod
              cluster: {server: "{{processes.Server}}", certificate-authority: ca.crt}
            users:
            - name: pod
              user: {tokenFile: token}
            """);
        pod._process = new("env", folder.FullName,
        [
            .. release.Variables(name).Select(variable => $"{variable.Key}={variable.Value}"),
            "dotnet", typeof(CommandLine).Assembly.Location, .. release.Arguments,
            "--kubeconfig=kubeconfig", $"--webhook-address=127.0.0.1:{pod._ports[0]}", $"--operations-address=127.0.0.1:{pod._ports[1]}",
        ]);
        return pod;
    }

    /// <summary>Has it end; answers with its exit code once it has.</summary>
    public Task<int> EndAsync() => _process!.EndAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
