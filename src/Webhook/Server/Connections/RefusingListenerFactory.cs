using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Webhook.Server.Connections;

/// <summary>Listens on a <see cref="WebhookEndPoint"/> as Kestrel does, with a <see cref="RefusingListener"/> around it.</summary>
/// <param name="gate">Says when to refuse; asked for once connections are accepted.</param>
/// <param name="options">Of Kestrel's sockets; shared with the other ports.</param>
/// <param name="loggers">Kestrel's.</param>
internal sealed class RefusingListenerFactory(Func<ConnectionGate> gate, IOptions<SocketTransportOptions> options, ILoggerFactory loggers)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is WebhookEndPoint;

    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ListenAsync(endpoint, cancellationToken);
        }
        catch (SocketException refusal) when (IsForIPv4(endpoint, refusal.SocketErrorCode))
        {
            return await ListenAsync(new WebhookEndPoint(IPAddress.Any, ((IPEndPoint)endpoint).Port), cancellationToken);
        }
    }

    private async Task<IConnectionListener> ListenAsync(EndPoint endpoint, CancellationToken cancellation)
    {
        Socket? listening = null;
        var bind = options.Value.CreateBoundListenSocket;
        options.Value.CreateBoundListenSocket = where => listening = bind(where);
        try
        {
            var listener = await new SocketTransportFactory(options, loggers).BindAsync(endpoint, cancellation);
            return new RefusingListener(listener, listening!, gate);
        }
        finally
        {
            options.Value.CreateBoundListenSocket = bind;
        }
    }

    /// <summary>Whether any address was meant, and this machine has no IPv6.</summary>
    private static bool IsForIPv4(EndPoint endpoint, SocketError refusal) =>
        endpoint is IPEndPoint ip && ip.Address.Equals(IPAddress.IPv6Any)
        && refusal is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolFamilyNotSupported;
}
