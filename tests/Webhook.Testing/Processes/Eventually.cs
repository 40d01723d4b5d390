using System.Diagnostics;

namespace Webhook.Testing.Processes;

/// <summary>Waits for what other programs do in their own time, by asking again and again.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    // Only to fail instead of hanging: an API server on a busy machine may be silent for a minute, and more than once.
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(4);

    /// <summary>Asks until the answer is not <c>null</c>.</summary>
    /// <param name="what">What is waited for, for the message of the failure.</param>
    /// <param name="ask">Asks once.</param>
    /// <param name="seen">What was there instead, for the same message.</param>
    /// <param name="patience">How long to go on asking; four minutes when not given.</param>
    /// <exception cref="TimeoutException">It did not come about in that time.</exception>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> ask, Func<string>? seen = null, TimeSpan? patience = null)
        where T : class
    {
        var limit = patience ?? DefaultPatience;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;

            if (watch.Elapsed > limit)
                throw new TimeoutException($"waited {limit.TotalSeconds:0} s for {what}{(seen is null ? "" : $"; instead: {seen()}")}");

            await Task.Delay(Interval);
        }
    }

    /// <summary>Asks until the answer is what is expected several times in a row: a value on its way elsewhere does not count.</summary>
    /// <exception cref="TimeoutException">It did not in four minutes; says what was there instead.</exception>
    public static async Task EqualAsync<T>(string what, T expected, Func<Task<T>> ask)
    {
        const int InARow = 5;
        var (seen, equal) = (default(T), 0);
        await GetAsync(
            $"{what} to be {expected}",
            async () =>
            {
                seen = await ask();
                equal = EqualityComparer<T>.Default.Equals(seen, expected) ? equal + 1 : 0;
                return equal == InARow ? "" : null;
            },
            () => $"{seen}");
    }
}
