namespace Webhook.Admission;

/// <summary>Bounds the memory that judging takes: of large reviews so many are judged at a time as there is memory for, the others wait. Safe for use from many threads.</summary>
/// <remarks>
/// A body of a few hundred kilobytes, made to be dear, becomes values and messages of up to 64 MiB. Common reviews take a
/// hundredth of that and never wait.
/// </remarks>
/// <param name="turns">Large reviews at a time; 1 or more.</param>
/// <param name="time">The clock that waiting is measured by.</param>
internal sealed class JudgingTurns(int turns, TimeProvider time) : IDisposable
{
    /// <summary>Bodies of no more bytes are common ones.</summary>
    public const int CommonBytes = 32 * 1024;

    private const long MemoryOfOne = 64L * 1024 * 1024;

    // The API server waits for 10 s at most, and goes on at once when it is refused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turns = new(turns);

    /// <summary>One for each 64 MiB, but one at least.</summary>
    /// <param name="memory">Bytes that this process may use.</param>
    /// <param name="time">The clock that waiting is measured by.</param>
    public static JudgingTurns Of(long memory, TimeProvider time) => new((int)Math.Clamp(memory / MemoryOfOne, 1, 1024), time);

    /// <summary>Waits for a turn, which <see cref="GiveBack"/> ends when it was taken.</summary>
    /// <param name="bytes">Length of the body.</param>
    /// <param name="cancellation">Ends when the caller goes away.</param>
    /// <returns>Whether it may be judged; false when it would have to wait for too long.</returns>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public async ValueTask<bool> TakeAsync(int bytes, CancellationToken cancellation)
    {
        if (bytes <= CommonBytes || _turns.Wait(0, cancellation))
            return true;

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await _turns.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Ends a turn that was taken.</summary>
    /// <param name="bytes">As given to <see cref="TakeAsync"/>.</param>
    public void GiveBack(int bytes)
    {
        if (bytes > CommonBytes)
            _turns.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
