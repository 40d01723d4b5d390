using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Webhook.Server.Connections;

/// <summary>Kestrel's sockets, but before the port that is bound first stands a gate, which resets a connection that there is no time for.</summary>
/// <remarks>A connection that has come as far as Kestrel costs several times as much to close: enough to keep a small server from all other work.</remarks>
/// <param name="plain">Listens on the other ports.</param>
/// <param name="connections">Makes a connection of a socket.</param>
/// <param name="pools">Makes Kestrel's pool of buffers.</param>
/// <param name="gate">The gate.</param>
internal sealed class GatedTransport(SocketTransportFactory plain, SocketConnectionContextFactory connections, IMemoryPoolFactory<byte> pools, Func<ConnectionGate> gate)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private bool _isBound;

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => plain.CanBind(endpoint);

    /// <inheritdoc/>
    /// <exception cref="AddressInUseException">Somebody else listens there.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        if (_isBound)
            return plain.BindAsync(endpoint, cancellationToken);

        try
        {
            var listener = new GatedListener(SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint), connections, pools.Create(), gate());
            _isBound = true;
            return new(listener);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(exception.Message, exception);
        }
    }
}
