using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Webhook.Kubernetes.Connections;

/// <summary>Makes the HttpClient for a cluster: TLS, proxy, credentials, patience with a server that is busy.</summary>
public static class ClusterHttp
{
    // What client-go's HTTP/2 health check uses: a node that died takes its connections along without a word.
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    // New requests then follow a moved server; watches end on the connection they have.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>A client whose base address is the server. The caller disposes of it.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="userAgent">Name and version, such as <c>daemonset-webhook/1.0.0</c>, for the server's audit log.</param>
    /// <param name="clock">Ages connections under a certificate that was replaced, and waits where the server asks for it; <c>null</c> for the system's.</param>
    public static HttpClient Create(ClusterConnection connection, string userAgent, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var pools = new ConnectionPools(identity => Sockets(connection, identity), clock);
        var client = new HttpClient(new ThrottledReads(new AuthenticatingHandler(connection, pools), clock))
        {
            BaseAddress = connection.Server,
            // Watches last for minutes; each request has its own limit.
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        if (connection is { TlsServerName.Length: > 0, Proxy: not null })
        {
            // Behind a proxy's tunnel SocketsHttpHandler makes the TLS connection itself, and takes the name for SNI and for the
            // check of the certificate from here, whatever TargetHost says. An IPv6 address stands in brackets in a header.
            var name = connection.TlsServerName;
            client.DefaultRequestHeaders.Host = name.Contains(':', StringComparison.Ordinal) ? $"[{name}]" : name;
        }

        return client;
    }

    private static SocketsHttpHandler Sockets(ClusterConnection connection, TlsIdentity identity)
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
            // Names of users and groups may be of any script; Go sends them as UTF-8 too.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            // Which proxy is meant was decided with the connection, by kubectl's rules and not by those of .NET.
            UseProxy = connection.Proxy is not null,
            SslOptions = Tls(connection, identity),
        };
        if (connection.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy) { Credentials = UserOf(proxy) };
        else if (connection is { TlsServerName: { Length: > 0 } name, Server.Scheme: "https" })
        {
            handler.ConnectCallback = (context, cancellation) =>
                ConnectAsync(context.DnsEndPoint, Tls(connection, identity, name, context.InitialRequestMessage.Version), cancellation);
        }

        return handler;
    }

    /// <summary>A TLS connection to one host in the name of another.</summary>
    private static async ValueTask<Stream> ConnectAsync(EndPoint server, SslClientAuthenticationOptions options, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellation).ConfigureAwait(false);
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(options, cancellation).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static NetworkCredential? UserOf(Uri proxy)
    {
        var user = proxy.UserInfo.Split(':', 2);
        return user[0].Length == 0 ? null : new(Uri.UnescapeDataString(user[0]), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "");
    }

    /// <summary>How to shake hands; with a name also what to ask for, which is otherwise the handler's to fill in.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">Who we are.</param>
    /// <param name="serverName">The name that the certificate must have; <c>null</c> for the host.</param>
    /// <param name="version">Version of HTTP of the first request: the handler sends in it whatever the server has agreed to.</param>
    private static SslClientAuthenticationOptions Tls(
        ClusterConnection connection, TlsIdentity identity, string? serverName = null, Version? version = null)
    {
        var options = new SslClientAuthenticationOptions();
        if (serverName is not null)
        {
            options.TargetHost = serverName;
            options.ApplicationProtocols = version?.Major > 1 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11];
        }

        if (identity.Certificate is { } client)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(client, identity.Chain, offline: true);

        if (connection.InsecureSkipTlsVerify)
        {
#pragma warning disable CA5359 // What insecure-skip-tls-verify means; the user wrote it.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (identity.Authorities is { } authorities)
        {
            var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            chain.CustomTrustStore.AddRange(authorities);
            chain.ExtraStore.AddRange(authorities);
            options.CertificateChainPolicy = chain;
        }

        return options;
    }
}
