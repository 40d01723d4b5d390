using Webhook.Model.Text;

namespace Webhook.Admission;

/// <summary>How long the API server waits for this answer: checks that might not end in time are left out instead.</summary>
/// <remarks>The API server appends <c>?timeout=10s</c>, the webhook's timeoutSeconds, to the URL that it calls.</remarks>
internal readonly struct ReviewDeadline
{
    /// <summary>The API server's default for timeoutSeconds; used when the query says nothing or nonsense.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The least timeoutSeconds that the API server takes.</summary>
    private static readonly TimeSpan LeastTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Kept back for the way to the API server and its own work: a fifth of the shortest timeout there is, 1 s.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly TimeSpan _budget;

    private ReviewDeadline(TimeProvider time, long started, TimeSpan timeout)
    {
        _time = time;
        _started = started;
        _budget = timeout > Reserve ? timeout - Reserve : TimeSpan.Zero;
    }

    /// <summary>The deadline of a request.</summary>
    /// <param name="time">Clock that <paramref name="started"/> was read from.</param>
    /// <param name="started">Timestamp of the request's arrival.</param>
    /// <param name="timeout">Value of the query parameter, a Go duration; <c>null</c> when absent.</param>
    public static ReviewDeadline Of(TimeProvider time, long started, string? timeout) =>
        new(time, started, GoDuration.TryParse(timeout, out var given) && given > TimeSpan.Zero ? given : DefaultTimeout);

    /// <summary>Whether nobody waits for the answer any more: work on it would only make others late.</summary>
    /// <remarks>No timeout of a webhook is shorter than 1 s; what a query says below that is not looked at.</remarks>
    public static bool IsOver(TimeProvider time, long started, string? timeout) =>
        time.GetElapsedTime(started) is var elapsed && elapsed >= LeastTimeout
            && elapsed >= (GoDuration.TryParse(timeout, out var given) && given > TimeSpan.Zero ? given : DefaultTimeout);

    /// <summary>Whether the answer must go out now.</summary>
    public bool HasPassed => Remaining == TimeSpan.Zero;

    /// <summary>Time that checks may still take; zero when the answer must go out now.</summary>
    public TimeSpan Remaining => _budget - _time.GetElapsedTime(_started) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
