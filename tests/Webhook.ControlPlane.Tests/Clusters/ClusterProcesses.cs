using System.Security.Cryptography;
using Webhook.Kubernetes.Connections;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>A running control plane on loopback: etcd, API server, controllers and, if asked for, a scheduler. No kubelet.</summary>
/// <remarks>
/// Each start is an empty cluster with an authority of its own, in a folder that goes with it; any number run side by side.
/// Flags and pitfalls: tests/control-plane/README.md.
/// </remarks>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    // Ports are chosen before the programs take them: another process may be faster.
    private const int Attempts = 3;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("daemonset-webhook-cluster-");
    private readonly List<GuardedProcess> _processes = [];
    private readonly ControlPlanePrograms _programs;
    private readonly IReadOnlyList<int> _ports = FreePorts.Take(3);

    private ClusterProcesses(ControlPlanePrograms programs, ServerVersion version)
    {
        (_programs, Version) = (programs, version);
        // The API server's folder holds what all share.
        Kubeconfig = Path.Combine(_root.FullName, "kube-apiserver", "admin.kubeconfig");
    }

    /// <summary>The release that runs.</summary>
    public ServerVersion Version { get; }

    /// <summary>The authority of the cluster, which also vouches for webhooks of tests.</summary>
    public ClusterAuthority Authority { get; } = new("cluster");

    /// <summary>A kubeconfig of a user who may do everything.</summary>
    public string Kubeconfig { get; }

    /// <summary>The API server's address.</summary>
    public Uri Server => new($"https://127.0.0.1:{_ports[0]}");

    /// <summary>What the API server said of webhooks that it called in vain.</summary>
    public IReadOnlyList<string> FailedCalls => [.. _processes.SelectMany(process => process.Kept)];

    private string Etcd => $"http://127.0.0.1:{_ports[1]}";

    private string EtcdPeer => $"http://127.0.0.1:{_ports[2]}";

    /// <summary>Starts one and waits until it takes requests and runs its controllers.</summary>
    /// <exception cref="InvalidOperationException">The programs are missing, or one ends; says what to do, or what it printed.</exception>
    public static async Task<ClusterProcesses> StartAsync(ClusterOptions options)
    {
        var programs = ControlPlanePrograms.Find(Environment.GetEnvironmentVariable);
        var version = await programs.VersionAsync();
        for (var attempt = 1; ; attempt++)
        {
            var cluster = new ClusterProcesses(programs, version);
            try
            {
                await cluster.StartProgramsAsync(options);
                return cluster;
            }
            catch (InvalidOperationException failure)
                when (failure.Message.Contains("address already in use", StringComparison.Ordinal) && attempt < Attempts)
            {
                await cluster.DisposeAsync();
            }
            catch
            {
                await cluster.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>A file that kube-apiserver writes, by its name in the folder that it runs in.</summary>
    public string ApiServerFile(string name) => File("kube-apiserver", name);

    /// <summary>A kubeconfig for a user of this cluster, with a client certificate.</summary>
    public async Task<string> KubeconfigOfAsync(string file, string user, string group = "")
    {
        var (certificate, key) = Authority.Client(user, group);
        await System.IO.File.WriteAllTextAsync(file, KubeconfigText.Of(Server, Authority.Pem, certificate, key));
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
            await process.DisposeAsync();

        Authority.Dispose();
        if (_processes.Count == 0)
            _root.Delete(recursive: true);
    }

    private async Task StartProgramsAsync(ClusterOptions options)
    {
        // Certificates are no secret among processes of one test: etcd is on loopback and without TLS.
        var etcd = Start("etcd", ControlPlaneFlags.Etcd(Etcd, EtcdPeer));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await etcd.AnswersAsync(http, $"{Etcd}/health");
        await WriteApiServerFilesAsync(options.ApiServerFiles);
        var apiserver = Start("kube-apiserver", [.. ControlPlaneFlags.ApiServer(Version, Etcd, _ports[0]), .. options.ApiServerFlags]);
        using var api = ClusterHttp.Create(ClusterLocator.Find(new(), Kubeconfig)!, "control-plane-tests");
        await apiserver.AnswersAsync(api, "readyz");

        await KubeconfigOfAsync(File("kube-controller-manager", ControlPlaneFlags.Kubeconfig), "system:kube-controller-manager");
        var manager = Start("kube-controller-manager", [
            .. ControlPlaneFlags.ControllerManager(Version, File("kube-apiserver", "accounts.key"), File("kube-apiserver", "ca.crt")),
            .. options.ControllerManagerFlags]);
        if (options.Scheduler)
        {
            await KubeconfigOfAsync(File(ControlPlanePrograms.Scheduler, ControlPlaneFlags.Kubeconfig), "system:kube-scheduler");
            Start(ControlPlanePrograms.Scheduler, ControlPlaneFlags.Scheduler(Version));
        }

        // Pods can be made once the controllers have made the namespace's service account.
        await manager.AnswersAsync(api, "api/v1/namespaces/default/serviceaccounts/default");
    }

    private async Task WriteApiServerFilesAsync(IReadOnlyDictionary<string, string> further)
    {
        var serving = Authority.Serving("127.0.0.1", "10.0.0.1", "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc");
        using var frontProxy = new ClusterAuthority("front-proxy");
        using var accounts = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var (name, text) in (IEnumerable<(string, string)>)[
            ("ca.crt", Authority.Pem),
            ("server.crt", serving.Certificate),
            ("server.key", serving.Key),
            ("front-proxy.crt", frontProxy.Pem),
            ("accounts.key", accounts.ExportECPrivateKeyPem()),
            ("accounts.pub", accounts.ExportSubjectPublicKeyInfoPem()),
            .. further.Select(file => (file.Key, file.Value)),
        ])
        {
            await System.IO.File.WriteAllTextAsync(File("kube-apiserver", name), text);
        }

        await KubeconfigOfAsync(Kubeconfig, "admin", "system:masters");
    }

    private GuardedProcess Start(string name, IReadOnlyList<string> arguments)
    {
        var process = new GuardedProcess(_programs[name], _root.CreateSubdirectory(name).FullName, arguments, keep: "calling webhook");
        _processes.Add(process);
        return process;
    }

    /// <summary>A file of a program; its folder is made just before it starts, for it is the program's guard that removes it.</summary>
    private string File(string program, string name) => Path.Combine(_root.CreateSubdirectory(program).FullName, name);
}
