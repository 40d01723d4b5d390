namespace Webhook.Kubernetes.Connections;

/// <summary>Finds the cluster that is meant, in the order of kubectl.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/"/>.</remarks>
public static class ClusterLocator
{
    /// <summary>
    /// The kubeconfig that was named; else the files of KUBECONFIG; else <c>~/.kube/config</c>; else the service account of
    /// the pod we run in; else <c>null</c>: there is no cluster.
    /// </summary>
    /// <param name="environment">The machine.</param>
    /// <param name="kubeconfig">A file that was named and so must be there; <c>null</c> when none was.</param>
    /// <param name="context">A context that was named; <c>null</c> for the current one.</param>
    /// <exception cref="ConnectionException">Something is configured, and wrong.</exception>
    public static ClusterConnection? Find(ConnectionEnvironment environment, string? kubeconfig = null, string? context = null)
    {
        if (kubeconfig is not null)
            return KubeconfigConnection.Build(Kubeconfig.Load([kubeconfig], mustExist: true), context, environment);

        var list = (environment.Variable("KUBECONFIG") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var files = list.Length > 0 ? list : [Path.Combine(environment.HomeFolder, ".kube", "config")];
        var merged = Kubeconfig.Load(files, mustExist: false);
        if (!merged.IsEmpty)
            return KubeconfigConnection.Build(merged, context, environment);

        return context is null
            ? InClusterConnection.Find(environment)
            : throw new ConnectionException($"context \"{context}\" is asked for and there is no kubeconfig: none of {string.Join(", ", files)} exists with a cluster in it");
    }
}
