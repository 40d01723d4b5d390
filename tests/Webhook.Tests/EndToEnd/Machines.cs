using Webhook.Kubernetes.Connections;

namespace Webhook.Tests.EndToEnd;

/// <summary>Machines that a server may run on, whatever the one is that runs the tests.</summary>
internal static class Machines
{
    /// <summary>One with a kubeconfig where kubectl looks for it.</summary>
    public static ConnectionEnvironment Developers(TestFolder folder, string kubeconfig)
    {
        Directory.CreateDirectory(folder.File(".kube"));
        folder.Write(".kube/config", kubeconfig);
        return Bare(folder.Path);
    }

    /// <summary>The inside of a pod, with <c>token</c> and <c>ca.crt</c> in a folder.</summary>
    public static ConnectionEnvironment Pod(TestFolder folder, Uri server) => Bare(folder.Path) with
    {
        Variable = name => name switch
        {
            "KUBERNETES_SERVICE_HOST" => server.Host,
            "KUBERNETES_SERVICE_PORT" => $"{server.Port}",
            _ => null,
        },
    };

    /// <summary>A kubeconfig of one cluster.</summary>
    public static string Kubeconfig(Uri server) => $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "{{server}}"} }]
        users: [{name: jane, user: {token: secret} }]
        contexts: [{name: test, context: {cluster: test, user: jane} }]
        current-context: test
        """;

    /// <summary>One without a kubeconfig that is no pod either.</summary>
    /// <param name="folder">An empty folder, or one without <c>.kube</c>.</param>
    public static ConnectionEnvironment Bare(string folder) => new() { Variable = _ => null, HomeFolder = folder, ServiceAccount = folder };
}
