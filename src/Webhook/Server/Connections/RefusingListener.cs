using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Webhook.Server.Connections;

/// <summary>Resets connections that wait to be accepted while the gate refuses them anyway, before Kestrel spends anything on them.</summary>
/// <remarks>
/// Under overload most of the processor's time would go into setting up connections only to close them, and callers would hear
/// of it seconds late. Does nothing at any other time.
/// </remarks>
/// <param name="inner">Kestrel's listener; accepts what is not refused.</param>
/// <param name="listening">Its socket.</param>
/// <param name="gate">Says when to refuse.</param>
internal sealed class RefusingListener(IConnectionListener inner, Socket listening, Func<ConnectionGate> gate) : IConnectionListener
{
    /// <summary>Refused in a row; then whoever else waits for a thread comes first.</summary>
    private const int MostInRow = 64;

    /// <inheritdoc/>
    public EndPoint EndPoint => inner.EndPoint;

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (!RefuseWaiting())
            await Task.Yield();

        return await inner.AcceptAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary><c>false</c> when there may be more of them.</summary>
    private bool RefuseWaiting()
    {
        for (var i = 0; i < MostInRow; i++)
        {
            if (!gate().IsOverloaded || !TryRefuse())
                return true;
        }

        return false;
    }

    /// <summary><c>false</c> when nobody waits.</summary>
    private bool TryRefuse()
    {
        try
        {
            // Nobody else accepts here, so whoever waits still does after the question.
            if (!listening.Poll(0, SelectMode.SelectRead))
                return false;

            // At once, and without a state that the kernel would keep for a minute.
            listening.Accept().Close(timeout: 0);
            gate().CountRefused();
            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Kestrel finds out by itself whether the caller is gone or the port is closed.
            return false;
        }
    }
}
