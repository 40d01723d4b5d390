using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Kubernetes.Connections;

/// <summary>Makes the HttpClient for a cluster: TLS, proxy, credentials.</summary>
public static class ClusterHttp
{
    // What client-go's HTTP/2 health check uses: a node that died takes its connections along without a word.
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    // New requests then follow a moved server and a renewed client certificate; watches end on the connection they have.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>A client whose base address is the server. The caller disposes of it.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="userAgent">Name and version, such as <c>daemonset-webhook/1.0.0</c>, for the server's audit log.</param>
    public static HttpClient Create(ClusterConnection connection, string userAgent)
    {
        var certificate = new CurrentCertificate();
        var client = new HttpClient(new AuthenticatingHandler(Sockets(connection, certificate), connection, certificate))
        {
            BaseAddress = connection.Server,
            // Watches last for minutes; each request has its own limit.
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        if (connection.TlsServerName.Length > 0)
        {
            // SocketsHttpHandler takes the name for SNI and for the check of the certificate from here, whatever TargetHost says.
            client.DefaultRequestHeaders.Host = connection.TlsServerName;
        }

        return client;
    }

    private static SocketsHttpHandler Sockets(ClusterConnection connection, CurrentCertificate certificate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = connection.DisableCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
            ConnectTimeout = ConnectPatience,
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = ConnectionLife,
            KeepAlivePingDelay = PingAfter,
            KeepAlivePingTimeout = PingPatience,
            SslOptions = Tls(connection, certificate),
        };
        if (connection.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy) { Credentials = UserOf(proxy) };

        return handler;
    }

    private static NetworkCredential? UserOf(Uri proxy)
    {
        var user = proxy.UserInfo.Split(':', 2);
        return user[0].Length == 0 ? null : new(Uri.UnescapeDataString(user[0]), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "");
    }

    private static SslClientAuthenticationOptions Tls(ClusterConnection connection, CurrentCertificate certificate)
    {
        var options = new SslClientAuthenticationOptions();
        if (connection.ClientCertificate is { } client)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(client, connection.ClientChain, offline: true);
        else
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Value!;

        if (connection.InsecureSkipTlsVerify)
        {
#pragma warning disable CA5359 // What insecure-skip-tls-verify means; the user wrote it.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (connection.Authorities is { } authorities)
        {
            var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            chain.CustomTrustStore.AddRange(authorities);
            chain.ExtraStore.AddRange(authorities);
            options.CertificateChainPolicy = chain;
        }

        return options;
    }
}
