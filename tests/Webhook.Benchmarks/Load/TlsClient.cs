using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Benchmarks.Load;

/// <summary>Opens TLS connections to the servers under measurement.</summary>
/// <param name="authority">What has signed their certificate.</param>
internal sealed class TlsClient(X509Certificate2 authority)
{
    /// <summary>Connects and shakes hands.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="protocol">What is spoken then.</param>
    public async Task<SslStream> ConnectAsync(Uri server, SslApplicationProtocol protocol)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return await ShakeHandsAsync(socket, protocol);
    }

    /// <summary>Shakes hands on a connection.</summary>
    /// <param name="socket">Connected; the stream takes it over.</param>
    /// <param name="protocol">What is spoken then.</param>
    public async Task<SslStream> ShakeHandsAsync(Socket socket, SslApplicationProtocol protocol)
    {
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [protocol],
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        return stream;
    }
}
