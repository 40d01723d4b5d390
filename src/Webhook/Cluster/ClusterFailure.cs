using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Cluster;

/// <summary>Says why resources of a cluster could not be listed, and what to do.</summary>
internal static class ClusterFailure
{
    /// <summary>Whether an exception is one that <see cref="IListWatch.ListAsync"/> throws for a reason outside this program.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is KubernetesApiException or CredentialException or HttpRequestException or IOException or TimeoutException or JsonException;

    /// <summary>One line for all resources that may not be listed, and one for the first other failure: those all fail alike.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="failures">What was thrown for which resource; at least one.</param>
    public static ClusterUnavailableException Of(ClusterConnection connection, IReadOnlyList<(ResourcePath Resource, Exception Exception)> failures)
    {
        var forbidden = failures.Where(IsForbidden).ToList();
        var others = failures.Where(failure => !IsForbidden(failure)).Take(1).Select(failure => Say(connection, failure.Resource, failure.Exception));
        return new([.. forbidden.Count == 0 ? [] : new[] { Forbidden(connection, forbidden) }, .. others], failures[0].Exception);
    }

    private static bool IsForbidden((ResourcePath Resource, Exception Exception) failure) => failure.Exception is KubernetesApiException { Code: 403 };

    /// <summary>What is granted is one ClusterRole, as a command: it can be pasted whatever the width of the terminal.</summary>
    private static string Forbidden(ClusterConnection connection, List<(ResourcePath Resource, Exception Exception)> forbidden)
    {
        var names = forbidden.Select(failure => failure.Resource.Group.Length == 0 ? failure.Resource.Plural : $"{failure.Resource.Plural}.{failure.Resource.Group}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return $"list of {string.Join(", ", forbidden.Select(failure => failure.Resource.Plural).Order(StringComparer.Ordinal))} is forbidden in "
            + $"{NameOf(connection)}: {Reason(forbidden[0].Exception)}; grant it with a ClusterRole, and bind that to the account: "
            + $"kubectl create clusterrole daemonset-webhook-reader --verb=list --resource={string.Join(',', names)}";
    }

    private static string Say(ClusterConnection connection, ResourcePath resource, Exception exception) => exception switch
    {
        CredentialException => $"no credentials for {NameOf(connection)}: {Reason(exception)}",
        KubernetesApiException { Code: 401 } =>
            $"{NameOf(connection)} does not know who asks (401): {Reason(exception)}; renew the credentials of the kubeconfig",
        KubernetesApiException { Code: 404 } =>
            $"{NameOf(connection)} refused to list {resource.Plural} (404): {Reason(exception)}; check that the address is an API server's",
        KubernetesApiException refusal =>
            $"{NameOf(connection)} refused to list {resource.Plural} ({refusal.Code}): {Reason(exception)}; try again when it is well",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"{NameOf(connection)} shows a certificate that is not trusted, or there is no TLS at all: {Reason(exception)}; check server, "
            + "certificate-authority and tls-server-name of the kubeconfig",
        JsonException => $"{NameOf(connection)} answered with something else than a list of {resource.Plural}; check that the address is an API server's",
        _ => $"{NameOf(connection)} can't be reached: {Reason(exception)}; check the address and the network, or use --snapshot FILE",
    };

    /// <summary>Names a cluster in a message: <c>the cluster https://10.0.0.1:6443 (in-cluster service account)</c>.</summary>
    public static string NameOf(ClusterConnection connection) => $"the cluster {connection.Server.AbsoluteUri.TrimEnd('/')} ({connection.Source})";

    /// <summary>What was thrown, without the full stop.</summary>
    // What failed first says more than the wrappers around it: "see inner exception" helps nobody.
    public static string Reason(Exception exception) =>
        exception is KubernetesApiException refusal ? refusal.Status.Message.TrimEnd('.') : exception.GetBaseException().Message.TrimEnd('.');
}
