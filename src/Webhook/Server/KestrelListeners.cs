using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using Webhook.Admission;
using Webhook.Certificates;
using Webhook.Server.Connections;

namespace Webhook.Server;

/// <summary>Kestrel's listeners and limits.</summary>
internal static class KestrelListeners
{
    /// <summary>The API server keeps idle connections for 90 s (Go's default transport); ours must not close first.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(130);

    /// <summary>An honest caller sends its headers at once; this bounds how long a silent one holds a connection.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The API server gives a handshake 10 s.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The slowest body that is waited for: 8 MiB in 34 s, the longest that an API request may take, is 250 kB/s; a hundredth of that.</summary>
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 2_500, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>
    /// The slowest reader of answers, which are a few kilobytes that the kernel takes at once: what waits to be taken is of callers that
    /// send request after request and read nothing. Each byte written gives them more time, so the rate is what ends it.
    /// </summary>
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 100_000, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Bytes of a request that are read ahead of whoever reads its body; they are memory for each connection.</summary>
    private const int ReadAhead = 256 * 1024;

    /// <summary>Sets limits that hold on both ports.</summary>
    public static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = RequestBody.MaxBytesRead;
        options.Limits.MaxRequestBufferSize = ReadAhead;
        options.Limits.KeepAliveTimeout = KeepAlive;
        options.Limits.RequestHeadersTimeout = HeadersTimeout;
        options.Limits.MinRequestBodyDataRate = SlowestBody;
        options.Limits.MinResponseDataRate = SlowestReader;
    }

    /// <summary>The HTTPS port. Each handshake takes the certificate and the authorities of its moment.</summary>
    public static void ListenWebhook(
        KestrelServerOptions options, ListenAddress address, Func<ConnectionGate> gate, Func<CertificateStore> certificate, Func<ClientAuthorities?> clients) =>
        options.Listen(new WebhookEndPoint(address.Address ?? IPAddress.IPv6Any, address.Port), listener =>
        {
            listener.Protocols = HttpProtocols.Http1AndHttp2;
            Admit(listener, ListenerRole.Webhook, gate);
            listener.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = HandshakeTimeout,
                OnConnection = _ => ValueTask.FromResult(TlsOptions(
                    // The server listens before it has a self-managed certificate: its health is to be seen, and it isn't ready.
                    certificate().Current ?? throw new AuthenticationException("there is no certificate yet"), clients())),
            });
            listener.Use(next => connection => ConnectionGate.ServeAsync(connection, next));
        });

    /// <summary>The plain HTTP port.</summary>
    public static void ListenOperations(KestrelServerOptions options, ListenAddress address, Func<ConnectionGate> gate) =>
        Listen(options, address, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            Admit(listener, ListenerRole.Operations, gate);
        });

    /// <summary>Lets the webhook port refuse connections under overload before Kestrel has seen them.</summary>
    public static void RefuseEarly(IServiceCollection services, Func<ConnectionGate> gate) =>
        // Kestrel asks the factory that was added last first.
        services.AddSingleton<IConnectionListenerFactory>(provider => new RefusingListenerFactory(
            gate, provider.GetRequiredService<IOptions<SocketTransportOptions>>(), provider.GetRequiredService<ILoggerFactory>()));

    private static SslServerAuthenticationOptions TlsOptions(ServingCertificate certificate, ClientAuthorities? clients) => new()
    {
        ServerCertificateContext = certificate.Context,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
        ClientCertificateRequired = clients is not null,
        RemoteCertificateValidationCallback = clients is null
            ? null
            : (_, shown, chain, _) => clients.Accepts(shown as X509Certificate2, chain),
    };

    private static void Listen(KestrelServerOptions options, ListenAddress address, Action<ListenOptions> configure)
    {
        if (address.Address is null)
            options.ListenAnyIP(address.Port, configure);
        else
            options.Listen(address.Address, address.Port, configure);
    }

    private static void Admit(ListenOptions listener, ListenerRole role, Func<ConnectionGate> gate) =>
        listener.Use(next => connection => gate().AdmitAsync(connection, role, next));
}
