namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>The flags that the programs of a control plane are started with, on loopback and each in a folder of its own.</summary>
/// <remarks>
/// Sources: <c>--help</c> of 1.20 and
/// <see href="https://kubernetes.io/docs/reference/command-line-tools-reference/"/>. No feature gates and no admission plugins
/// are named: which there are differs from release to release, and a program ends at a name that it does not know.
/// </remarks>
internal static class ControlPlaneFlags
{
    /// <summary>A program's own kubeconfig, in its folder.</summary>
    public const string Kubeconfig = "kubeconfig";

    private static readonly string[] Client =
        [$"--kubeconfig={Kubeconfig}", $"--authentication-kubeconfig={Kubeconfig}", $"--authorization-kubeconfig={Kubeconfig}"];

    /// <summary>etcd's, from 3.4 on.</summary>
    /// <param name="client">Where the API server asks.</param>
    /// <param name="peer">Where other members would.</param>
    public static IReadOnlyList<string> Etcd(string client, string peer) =>
    [
        "--name=local", "--data-dir=data", "--unsafe-no-fsync", "--log-level=warn",
        $"--listen-client-urls={client}", $"--advertise-client-urls={client}",
        $"--listen-peer-urls={peer}", $"--initial-advertise-peer-urls={peer}", $"--initial-cluster=local={peer}",
    ];

    /// <summary>kube-apiserver's.</summary>
    /// <param name="version">Its release.</param>
    /// <param name="etcd">Where etcd answers.</param>
    /// <param name="port">Where it is to listen.</param>
    public static IReadOnlyList<string> ApiServer(ServerVersion version, string etcd, int port) =>
    [
        $"--etcd-servers={etcd}", "--bind-address=127.0.0.1", $"--secure-port={port}",
        .. version.HasPlainPorts ? ["--insecure-port=0"] : (string[])[],
        // The reconciler of endpoints refuses a loopback address every ten seconds.
        "--advertise-address=127.0.0.1", "--endpoint-reconciler-type=none",
        "--tls-cert-file=server.crt", "--tls-private-key-file=server.key", "--client-ca-file=ca.crt", "--cert-dir=generated",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=accounts.pub", "--service-account-signing-key-file=accounts.key",
        "--requestheader-client-ca-file=front-proxy.crt", "--requestheader-allowed-names=front-proxy",
        "--service-cluster-ip-range=10.0.0.0/24", "--authorization-mode=RBAC", "--allow-privileged=true",
    ];

    /// <summary>kube-controller-manager's. It listens nowhere: that it works is seen by what it does.</summary>
    /// <param name="version">Its release.</param>
    /// <param name="accountsKey">The file with which tokens are signed.</param>
    /// <param name="authority">The file that vouches for the API server.</param>
    public static IReadOnlyList<string> ControllerManager(ServerVersion version, string accountsKey, string authority) =>
    [
        .. Client, .. NoPorts(version), "--leader-elect=false", "--use-service-account-credentials=true",
        $"--service-account-private-key-file={accountsKey}", $"--root-ca-file={authority}",
        // The default of 20 requests a second makes even the start slow.
        "--kube-api-qps=500", "--kube-api-burst=500",
        // Nobody sends heartbeats for the nodes of tests: they stay what they were made.
        "--node-monitor-grace-period=24h", "--node-startup-grace-period=24h", "--node-monitor-period=500ms",
        "--node-eviction-rate=1000", "--secondary-node-eviction-rate=1000", "--unhealthy-zone-threshold=1",
    ];

    /// <summary>kube-scheduler's. It listens nowhere, either.</summary>
    /// <param name="version">Its release.</param>
    public static IReadOnlyList<string> Scheduler(ServerVersion version) => [.. Client, .. NoPorts(version), "--leader-elect=false"];

    private static IReadOnlyList<string> NoPorts(ServerVersion version) =>
        version.HasPlainPorts ? ["--port=0", "--secure-port=0"] : ["--secure-port=0"];
}
