using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Cluster;

/// <summary>Which cluster a server follows, or why it follows none.</summary>
/// <param name="Connection">The cluster; <c>null</c> for none.</param>
/// <param name="Absence">Why there is none, lower case without a full stop; empty when there is one.</param>
/// <param name="IsBroken">Whether there would be one, were its configuration not wrong.</param>
internal sealed record ClusterChoice(ClusterConnection? Connection, string Absence = "", bool IsBroken = false)
{
    /// <summary>None, since nobody wants one.</summary>
    public static ClusterChoice Unwanted { get; } = new(null, "--no-cluster is given");

    /// <summary>Finds the cluster; nothing is sent yet.</summary>
    /// <remarks>
    /// What is wrong with a cluster that was named ends the start. One that merely happened to be configured, such as by an
    /// old kubeconfig on a developer's machine, does not: the server does all but live rules without it.
    /// </remarks>
    /// <param name="environment">The machine.</param>
    /// <param name="kubeconfig">A file that was named; empty when none was.</param>
    /// <param name="context">A context that was named; empty for the current one.</param>
    /// <exception cref="ConnectionException">The file or context that was named can't be used.</exception>
    /// <exception cref="CredentialException">Likewise.</exception>
    public static ClusterChoice Find(ConnectionEnvironment environment, string kubeconfig, string context)
    {
        try
        {
            var connection = ClusterLocator.Find(environment, NullIfEmpty(kubeconfig), NullIfEmpty(context));
            return connection is null ? new(null, "there is no kubeconfig, and this is no pod") : new(connection);
        }
        catch (Exception exception) when (exception is ConnectionException or CredentialException && kubeconfig.Length == 0 && context.Length == 0)
        {
            return new(null, exception.Message, IsBroken: true);
        }
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
