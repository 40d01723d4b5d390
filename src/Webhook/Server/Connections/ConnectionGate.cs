using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Webhook.Server.Connections;

/// <summary>Lets connections of one port in as long as there is room and time for them, and closes the others at once.</summary>
/// <remarks>
/// A connection that is closed costs the server a tenth of a handshake and its caller no time; the caller goes on as the
/// failurePolicy says. Where everything is let in, everything is late.
/// </remarks>
/// <param name="limits">Of the port.</param>
/// <param name="metrics">Counts what is closed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of the first few that are closed.</param>
internal sealed class ConnectionGate(ConnectionLimits limits, ConnectionMetrics metrics, TimeProvider time, ILogger<ConnectionGate> logger)
{
    private readonly ConnectionSeats _seats = new(limits.Connections, time);
    private readonly HandshakeTurns _turns = new(limits.Handshakes, limits.HandshakePatience, time);

    /// <summary>Whether new connections to the webhook port are refused, since their handshakes would wait too long.</summary>
    public bool IsOverloaded => _turns.AreCongested;

    /// <summary>One was refused before it came here.</summary>
    public void CountRefused() => Close(ConnectionEnd.Overload);

    /// <summary>Serves a connection before TLS has begun; returns when it has ended.</summary>
    public async Task AdmitAsync(ConnectionContext connection, ListenerRole role, ConnectionDelegate next)
    {
        // Before anything is spent on it.
        if (role == ListenerRole.Webhook && IsOverloaded)
        {
            Close(ConnectionEnd.Overload);
            return;
        }

        if (_seats.TryTake(connection.Abort, out var left) is not { } seat)
        {
            Close(ConnectionEnd.NoRoom);
            return;
        }

        if (left is not null)
        {
            left.Abort();
            Close(ConnectionEnd.MadeRoom);
        }

        try
        {
            connection.Features.Set<ListenerMark>(new(role, seat));
            if (role == ListenerRole.Operations)
                await next(connection);
            else
                await ShakeHandsAsync(connection, next);
        }
        finally
        {
            _seats.GiveBack(seat);
        }
    }

    /// <summary>Serves a connection whose handshake is done.</summary>
    public static Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        connection.Features.Get<HandshakeTurn>()?.Dispose();
        return next(connection);
    }

    private async Task ShakeHandsAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        // Whoever says nothing, or half of it, takes no turn from those that have spoken.
        if (!await HasSpokenAsync(connection))
            return;

        using var turn = await _turns.TakeAsync();
        if (turn is null)
        {
            Close(ConnectionEnd.Overload);
            return;
        }

        connection.Features.Set(turn);
        await next(connection);
    }

    /// <summary>Waits for the caller's first message, and leaves it to TLS.</summary>
    private async ValueTask<bool> HasSpokenAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        using var patience = new CancellationTokenSource(limits.SilencePatience, time);
        await using var _ = patience.Token.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), input);
        while (true)
        {
            var read = await input.ReadAsync();
            var hasCome = ClientHello.HasCome(read.Buffer);
            input.AdvanceTo(read.Buffer.Start, hasCome ? read.Buffer.Start : read.Buffer.End);
            if (hasCome)
                return true;

            if (read.IsCanceled)
                Close(ConnectionEnd.Silent);

            if (read.IsCanceled || read.IsCompleted)
                return false;
        }
    }

    private void Close(ConnectionEnd end)
    {
        metrics.Closed(end);
        if (end == ConnectionEnd.Overload)
            ConnectionLog.Overloaded(logger, limits.Port, limits.HandshakePatience.TotalSeconds);
        else if (end != ConnectionEnd.Silent)
            ConnectionLog.Full(logger, limits.Port, limits.Connections, end == ConnectionEnd.NoRoom ? "another one is refused" : "one that is not in use is closed for another");
    }
}
