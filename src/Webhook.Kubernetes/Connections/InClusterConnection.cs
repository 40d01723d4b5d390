using System.Security.Cryptography;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Connections;

/// <summary>The cluster of the pod we run in, by its mounted service account.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/"/>.</remarks>
internal static class InClusterConnection
{
    /// <summary>The connection, or <c>null</c> outside a pod.</summary>
    /// <exception cref="ConnectionException">In a pod, but without a service account that can be read.</exception>
    public static ClusterConnection? Find(ConnectionEnvironment environment)
    {
        var host = environment.Variable("KUBERNETES_SERVICE_HOST") ?? "";
        var port = environment.Variable("KUBERNETES_SERVICE_PORT") ?? "";
        if (host.Length == 0 || port.Length == 0)
            return null;

        var token = Path.Combine(environment.ServiceAccount, "token");
        var ca = Path.Combine(environment.ServiceAccount, "ca.crt");
        try
        {
            using var _ = File.OpenRead(token);
            var @namespace = Path.Combine(environment.ServiceAccount, "namespace");
            var server = new Uri(host.Contains(':', StringComparison.Ordinal) ? $"https://[{host}]:{port}/" : $"https://{host}:{port}/");
            var authorities = PemCertificates.All(File.ReadAllText(ca));
            return new()
            {
                Server = server,
                Source = "in-cluster service account",
                IsInCluster = true,
                Namespace = File.Exists(@namespace) ? File.ReadAllText(@namespace).Trim() : "default",
                Authorities = authorities,
                AuthorityFile = PemCertificates.Renewed(authorities, () => PemCertificates.All(File.ReadAllText(ca)), environment.Clock),
                Proxy = EnvironmentProxy.For(server, environment),
                Credentials = new TokenFileCredential(token, environment.Clock),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionException(
                $"KUBERNETES_SERVICE_HOST is set, so this is a pod, but its service account can't be read: {failure.Message}; set automountServiceAccountToken true, or pass --no-cluster",
                failure);
        }
        catch (CryptographicException failure)
        {
            throw new ConnectionException($"{ca}: no certificate can be read: {failure.Message}", failure);
        }
    }
}
