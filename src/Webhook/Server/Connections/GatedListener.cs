using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Webhook.Server.Connections;

/// <summary>Accepts connections as fast as they are begun to be served, and resets them while there is no time for more.</summary>
internal sealed class GatedListener : IConnectionListener
{
    /// <summary>Connections that wait in the kernel to be accepted, as many as Kestrel has by default.</summary>
    private const int Backlog = 512;

    private readonly Socket _socket;
    private readonly SocketConnectionContextFactory _connections;
    private readonly ConnectionGate _gate;
    private readonly Pool _pool;

    /// <summary>Begins to listen.</summary>
    /// <param name="socket">Bound; disposed with this.</param>
    /// <param name="connections">Makes a connection of a socket.</param>
    /// <param name="pool">Buffers of TLS and HTTP; disposed with this.</param>
    /// <param name="gate">Says what is let in.</param>
    public GatedListener(Socket socket, SocketConnectionContextFactory connections, MemoryPool<byte> pool, ConnectionGate gate)
    {
        (_socket, _connections, _pool, _gate) = (socket, connections, new(pool), gate);
        socket.Listen(Backlog);
        EndPoint = socket.LocalEndPoint!;
    }

    /// <inheritdoc/>
    public EndPoint EndPoint { get; }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await _gate.IsReadyForAnotherAsync();
            try
            {
                var socket = await _socket.AcceptAsync(cancellationToken);
                if (!_gate.HasTime())
                {
                    // With no time to linger it is reset, so that nothing of it stays here either.
                    socket.LingerState = new(enable: true, seconds: 0);
                    socket.Dispose();
                    continue;
                }

                socket.NoDelay = true;
                var connection = _connections.Create(socket);
                connection.Features.Set<IMemoryPoolFeature>(_pool);
                return connection;
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException)
            {
                // The caller was gone before it was accepted.
                _gate.NothingCame();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _connections.Dispose();
        _pool.MemoryPool.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A connection that is made outside of Kestrel has another pool, of buffers that may be empty.</summary>
    private sealed record Pool(MemoryPool<byte> MemoryPool) : IMemoryPoolFeature;
}
