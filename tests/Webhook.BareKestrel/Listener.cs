using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Webhook.BareKestrel;

/// <summary>The product's HTTPS listener: the same limits, protocols and TLS, with nothing behind it.</summary>
internal static class Listener
{
    /// <summary>Listens on a free port of loopback.</summary>
    /// <param name="options">Kestrel's.</param>
    /// <param name="certificate">Path of a PEM certificate.</param>
    /// <param name="key">Path of its PEM key.</param>
    public static void Configure(KestrelServerOptions options, string certificate, string key)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 2_500, gracePeriod: TimeSpan.FromSeconds(5));
        var context = SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(certificate, key), [], offline: true);
        options.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1AndHttp2;
            listener.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = context,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                }),
            });
        });
    }
}
