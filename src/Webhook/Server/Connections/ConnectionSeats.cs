namespace Webhook.Server.Connections;

/// <summary>Bounds how many connections of a port are open, and makes room by closing the one that is least of use.</summary>
/// <remarks>
/// What may be closed is a connection that never carried a request, then the one that has been idle for longest. One that may
/// have a request in flight is never closed: the API server waits 30 s for an answer at most, so whoever still waits began
/// later than <see cref="IdlePatience"/> ago. Safe for use from many threads.
/// </remarks>
/// <param name="most">Connections at the same time.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionSeats(int most, TimeProvider time)
{
    /// <summary>An honest caller sends its first request as soon as it has shaken hands: half a second of waiting, one of work.</summary>
    public static readonly TimeSpan UnusedPatience = TimeSpan.FromSeconds(2);

    /// <summary>The longest timeoutSeconds that a webhook can have is 30, and a request may take a while to be read.</summary>
    public static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(35);

    private readonly Lock _gate = new();
    private readonly List<ConnectionSeat> _taken = [];

    /// <summary>Connections that are open.</summary>
    public int Taken
    {
        get
        {
            lock (_gate)
                return _taken.Count;
        }
    }

    /// <summary>A seat for a new connection.</summary>
    /// <param name="abort">Closes it.</param>
    /// <param name="left">The connection that had to make room, to be closed by the caller; <c>null</c> when there was room.</param>
    /// <returns><c>null</c> when all connections may be at work.</returns>
    public ConnectionSeat? TryTake(Action abort, out ConnectionSeat? left)
    {
        lock (_gate)
        {
            left = _taken.Count < most ? null : LeastUsed();
            if (_taken.Count >= most && left is null)
                return null;

            if (left is not null)
                Remove(left);

            var seat = new ConnectionSeat(abort, time) { Place = _taken.Count };
            _taken.Add(seat);
            return seat;
        }
    }

    /// <summary>The connection has ended; nothing happens when it had to make room before.</summary>
    public void GiveBack(ConnectionSeat seat)
    {
        lock (_gate)
        {
            if (seat.Place >= 0)
                Remove(seat);
        }
    }

    private ConnectionSeat? LeastUsed()
    {
        ConnectionSeat? least = null;
        foreach (var seat in _taken)
        {
            if (seat.Idle < (seat.IsUsed ? IdlePatience : UnusedPatience))
                continue;

            if (least is null || (least.IsUsed, seat.Idle).CompareTo((seat.IsUsed, least.Idle)) > 0)
                least = seat;
        }

        return least;
    }

    /// <summary>The last one takes its place.</summary>
    private void Remove(ConnectionSeat seat)
    {
        var last = _taken[^1];
        (_taken[seat.Place], last.Place, seat.Place) = (last, seat.Place, -1);
        _taken.RemoveAt(_taken.Count - 1);
    }
}
