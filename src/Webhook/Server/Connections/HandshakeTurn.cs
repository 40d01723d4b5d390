namespace Webhook.Server.Connections;

/// <summary>The turn of one handshake. It ends once, whoever ends it. Safe for use from many threads.</summary>
internal sealed class HandshakeTurn : IDisposable
{
    private readonly Action _return;
    private readonly ITimer _timer;
    private int _ended;

    /// <summary>Begins it.</summary>
    /// <param name="giveBack">Called once, when it ends.</param>
    /// <param name="longest">Ends it by itself.</param>
    /// <param name="time">The clock.</param>
    public HandshakeTurn(Action giveBack, TimeSpan longest, TimeProvider time)
    {
        _return = giveBack;
        _timer = time.CreateTimer(static turn => ((HandshakeTurn)turn!).Dispose(), this, longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) > 0)
            return;

        _timer.Dispose();
        _return();
    }
}
