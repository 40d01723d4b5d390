namespace Webhook.Tests.EndToEnd;

/// <summary>Lets a test wait for what other threads do: it looks again whenever they report that something happened.</summary>
internal sealed class Happenings
{
    // Real time, only to fail instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something happened.</summary>
    public void Report() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits until something holds.</summary>
    /// <param name="condition">What.</param>
    /// <param name="nudge">Helps it on where a clock that stands still would hold it up; called again while nothing happens.</param>
    public async Task UntilAsync(Func<bool> condition, Action? nudge = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (condition())
                return;

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "it did not happen");
            nudge?.Invoke();
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(250), TestContext.Current.CancellationToken));
        }
    }
}
