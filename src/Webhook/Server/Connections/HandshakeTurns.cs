namespace Webhook.Server.Connections;

/// <summary>Bounds how many TLS handshakes are in work: each costs as much as ten reviews and more, and callers that give up come back with another.</summary>
/// <remarks>
/// Without the bound a server with too much to do works on handshakes whose callers have given up, and on nothing else. Whoever
/// waits too long is sent away, while its caller can still do something else; and as long as somebody has waited for half of
/// that, nobody new is let in to wait. Safe for use from many threads.
/// </remarks>
/// <param name="atOnce">Handshakes in work.</param>
/// <param name="patience">For how long another one waits for its turn.</param>
/// <param name="time">The clock.</param>
internal sealed class HandshakeTurns(int atOnce, TimeSpan patience, TimeProvider time)
{
    /// <summary>After this the caller is what is slow, and it is not waited for with a turn taken; a server with a tenth of a core needs most of it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Queue<(long Since, TaskCompletionSource<HandshakeTurn?> Turn)> _waiting = new();
    private int _free = atOnce;

    /// <summary>Whether a new handshake would have to wait for so long that it isn't worth beginning.</summary>
    public bool AreCongested
    {
        get
        {
            lock (_gate)
                return _waiting.TryPeek(out var first) && time.GetElapsedTime(first.Since) >= patience / 2;
        }
    }

    /// <summary>Waits for a turn; <c>null</c> when there was none in time, which is known when another turn ends.</summary>
    public ValueTask<HandshakeTurn?> TakeAsync()
    {
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return new(new HandshakeTurn(Return, Longest, time));
            }

            if (patience == TimeSpan.Zero)
                return new((HandshakeTurn?)null);

            var turn = new TaskCompletionSource<HandshakeTurn?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((time.GetTimestamp(), turn));
            return new(turn.Task);
        }
    }

    /// <summary>Turns end within <see cref="Longest"/>, so nobody waits for longer than that and <c>patience</c>.</summary>
    private void Return()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next))
            {
                var isLate = time.GetElapsedTime(next.Since) > patience;
                next.Turn.SetResult(isLate ? null : new HandshakeTurn(Return, Longest, time));
                if (!isLate)
                    return;
            }

            _free++;
        }
    }
}
