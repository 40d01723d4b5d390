using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Webhook.Kubernetes.Connections;

/// <summary>Makes a connection from one context of a kubeconfig.</summary>
internal static class KubeconfigConnection
{
    /// <exception cref="ConnectionException">The context, its cluster or its user is missing or wrong.</exception>
    public static ClusterConnection Build(Kubeconfig kubeconfig, string? contextName, ConnectionEnvironment environment)
    {
        var files = string.Join(", ", kubeconfig.Files);
        var name = contextName ?? kubeconfig.CurrentContext;
        if (name.Length == 0)
        {
            var names = kubeconfig.Names("contexts").ToList();
            throw new ConnectionException(names.Count == 0
                ? $"{files}: current-context is not set, and no contexts are configured; name another file"
                : $"{files}: current-context is not set; pass --context with one of: {string.Join(", ", names)}");
        }

        var context = kubeconfig.Find("contexts", name)
            ?? throw new ConnectionException($"{files}: there is no context \"{name}\"; {kubeconfig.Instead("contexts", name)}");
        var clusterName = context.Text("cluster");
        var cluster = kubeconfig.Find("clusters", clusterName)
            ?? throw context.Error($"names cluster \"{clusterName}\", which does not exist; {kubeconfig.Instead("clusters", clusterName)}");
        var userName = context.Text("user");
        var user = userName.Length == 0 ? null : kubeconfig.Find("users", userName)
            ?? throw context.Error($"names user \"{userName}\", which does not exist; {kubeconfig.Instead("users", userName)}");
        return Build(cluster, $"context {name} of {context.File}", context.Text("namespace"), environment) is var connection && user is not null
            ? new KubeconfigUser(user, userName, environment).AddTo(connection, () => ExecClusterJson.Of(kubeconfig, cluster, clusterName))
            : connection;
    }

    private static ClusterConnection Build(KubeconfigNode cluster, string source, string @namespace, ConnectionEnvironment environment)
    {
        var authorities = Pem(cluster, "certificate-authority") is { } pem ? Authorities(cluster, pem) : null;
        var insecure = cluster.Flag("insecure-skip-tls-verify");
        if (insecure && authorities is not null)
            throw cluster.Error("has certificate-authority and insecure-skip-tls-verify: remove one, or nobody knows which is meant");

        var server = Server(cluster, secure: insecure || authorities is not null);
        return new()
        {
            Server = server,
            Source = source,
            Namespace = @namespace.Length == 0 ? "default" : @namespace,
            Authorities = authorities,
            AuthorityFile = authorities is not null && IsFile(cluster, "certificate-authority")
                ? PemCertificates.Renewed(authorities, () => Authorities(cluster, Pem(cluster, "certificate-authority")!), environment.Clock)
                : null,
            InsecureSkipTlsVerify = insecure,
            TlsServerName = TlsServerName(cluster),
            Proxy = Proxy(cluster) ?? EnvironmentProxy.For(server, environment),
            DisableCompression = cluster.Flag("disable-compression"),
            Credentials = new Credentials.FixedCredential(Kubernetes.Credentials.Credential.Anonymous),
        };
    }

    /// <summary>PEM text of a field: from <c>…-data</c> in base64, which wins, or from the file; <c>null</c> when neither is set.</summary>
    public static string? Pem(KubeconfigNode node, string field)
    {
        if (node.Child(field + "-data") is { } data && node.Text(field + "-data") is { Length: > 0 } encoded)
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
            }
            catch (FormatException failure)
            {
                throw data.Error("is no base64", failure);
            }
        }

        if (node.Path(field) is not { } file)
            return null;

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw node.Child(field)!.Error($"{file} can't be read: {failure.Message}", failure);
        }
    }

    /// <summary>Whether <see cref="Pem"/> reads a field from a file.</summary>
    public static bool IsFile(KubeconfigNode node, string field) => node.Text(field + "-data").Length == 0 && node.Path(field) is not null;

    private static X509Certificate2Collection Authorities(KubeconfigNode cluster, string pem)
    {
        try
        {
            return PemCertificates.All(pem);
        }
        catch (CryptographicException failure)
        {
            throw (cluster.Child("certificate-authority-data") ?? cluster.Child("certificate-authority"))!
                .Error($"holds no certificate in PEM: {failure.Message}", failure);
        }
    }

    private static Uri Server(KubeconfigNode cluster, bool secure)
    {
        var text = cluster.Text("server");
        if (text.Length == 0)
            throw cluster.Error("has no server: write server: https://host:6443");

        // client-go's DefaultServerURL: a bare host is https only where TLS is configured.
        var url = text.Contains("://", StringComparison.Ordinal) ? text : $"{(secure ? "https" : "http")}://{text}";
        return Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var server) && server.Scheme is "https" or "http"
            ? new Uri(url.TrimEnd('/') + "/")
            : throw cluster.Child("server")!.Error($"is \"{text}\", must be a URL such as https://host:6443");
    }

    /// <summary>What the certificate is checked for in place of the server's host. TLS and HTTP take nothing but host names and addresses.</summary>
    private static string TlsServerName(KubeconfigNode cluster)
    {
        var text = cluster.Text("tls-server-name");
        return text.Length == 0 || Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? text
            : throw cluster.Child("tls-server-name")!.Error($"is \"{text}\", must be a host name such as kubernetes.default.svc, or an address");
    }

    private static Uri? Proxy(KubeconfigNode cluster)
    {
        var text = cluster.Text("proxy-url");
        if (text.Length == 0)
            return null;

        return text.Contains("://", StringComparison.Ordinal) && EnvironmentProxy.Parse(text) is { } proxy
            ? proxy
            : throw cluster.Child("proxy-url")!.Error($"is \"{text}\", must be a URL that begins with http://, https:// or socks5://");
    }
}
