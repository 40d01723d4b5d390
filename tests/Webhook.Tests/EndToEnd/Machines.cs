using Webhook.Kubernetes.Connections;

namespace Webhook.Tests.EndToEnd;

/// <summary>Machines that a server may run on, whatever the one is that runs the tests.</summary>
internal static class Machines
{
    /// <summary>One without a kubeconfig that is no pod either.</summary>
    /// <param name="folder">An empty folder, or one without <c>.kube</c>.</param>
    public static ConnectionEnvironment Bare(string folder) => new() { Variable = _ => null, HomeFolder = folder, ServiceAccount = folder };
}
