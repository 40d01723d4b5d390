namespace Webhook.Server.Connections;

/// <summary>One open connection, and when it was last of use. Its members are safe for use from many threads.</summary>
/// <param name="abort">Closes the connection at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionSeat(Action abort, TimeProvider time)
{
    private long _lastUse = time.GetTimestamp();
    private volatile bool _isUsed;

    /// <summary>Place among those that are taken; only of <see cref="ConnectionSeats"/>.</summary>
    public int Place { get; set; }

    /// <summary>Whether a request has come over it.</summary>
    public bool IsUsed => _isUsed;

    /// <summary>Time since its last request began, or since it was opened.</summary>
    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref _lastUse));

    /// <summary>A request begins.</summary>
    public void Use()
    {
        Volatile.Write(ref _lastUse, time.GetTimestamp());
        _isUsed = true;
    }

    /// <summary>Closes the connection at once.</summary>
    public void Abort() => abort();
}
