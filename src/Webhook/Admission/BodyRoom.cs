namespace Webhook.Admission;

/// <summary>Bounds the memory that bodies of requests take, all together. Safe for use from many threads.</summary>
/// <remarks>
/// Two bounds of the same size: one for the room that each request begins with, one for what the large ones need beyond that.
/// So callers of large requests, slow ones too, can't take the room of common reviews.
/// </remarks>
/// <param name="most">Bytes of each.</param>
internal sealed class BodyRoom(long most)
{
    private long _first;
    private long _more;

    /// <summary>An eighth of the memory, but room for one of the largest requests and no more than 256 MiB.</summary>
    /// <param name="memory">Bytes that this process may use.</param>
    public static BodyRoom Of(long memory) => new(Math.Clamp(memory / 8, RequestBody.MaxBytes, 256L * 1024 * 1024));

    /// <summary>Takes room for the beginning of a request.</summary>
    /// <returns>Whether there was any.</returns>
    public bool TryTakeFirst(int bytes) => TryTake(ref _first, bytes);

    /// <summary>Takes room beyond that.</summary>
    /// <returns>Whether there was any.</returns>
    public bool TryTakeMore(int bytes) => TryTake(ref _more, bytes);

    /// <summary>Gives all room of a request back.</summary>
    public void GiveBack(int first, int more)
    {
        Interlocked.Add(ref _first, -first);
        if (more > 0)
            Interlocked.Add(ref _more, -more);
    }

    private bool TryTake(ref long taken, int bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= most)
            return true;

        Interlocked.Add(ref taken, -bytes);
        return false;
    }
}
