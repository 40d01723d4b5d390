using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Doctor.Facts;

/// <summary>Looks at the certificate that a server shows, without trusting it and without asking it anything.</summary>
internal static class TlsProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The certificate in PEM, or why it could not be seen.</summary>
    public static async Task<ServedCertificate> SeeAsync(Uri url, CancellationToken cancellation)
    {
        var (origin, host) = (url.GetLeftPart(UriPartial.Authority), url.Host.Trim('[', ']'));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, url.Port, patience.Token);
#pragma warning disable CA5359 // What is shown is judged afterwards; nothing is sent.
            await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
#pragma warning restore CA5359
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, patience.Token);
            using var shown = X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
            return new(origin, host, shown.ExportCertificatePem());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(origin, host, "", $"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException or CryptographicException)
        {
            return new(origin, host, "", exception.GetBaseException().Message);
        }
    }
}
