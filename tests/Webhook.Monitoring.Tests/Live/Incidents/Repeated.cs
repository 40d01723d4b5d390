namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>Does something again and again until it is disposed.</summary>
internal sealed class Repeated : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    private Repeated(Func<CancellationToken, Task> action, TimeSpan interval) => _loop = RunAsync(action, interval);

    /// <summary>Reviews, whatever their answers are.</summary>
    /// <param name="server">Who reviews.</param>
    /// <param name="atOnce">How many begin together, ten times a second as long as they are answered so fast.</param>
    public static Repeated Reviews(TestServer server, int atOnce = 1)
    {
        var client = server.Client();
        var review = Webhook.Tests.EndToEnd.Reviews.Create(Webhook.Tests.EndToEnd.Reviews.Agent());
        return new(
            cancellation => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
            {
                try
                {
                    using var answer = await client.PostAsync("/validate", TestServer.Json(review), cancellation);
                }
                catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
                {
                    // One that was not answered in time, on a machine that is busy: the next one will be.
                }
            })),
            TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Anything that returns at once, twice a second.</summary>
    public static Repeated Of(Action action) => new(
        _ =>
        {
            action();
            return Task.CompletedTask;
        },
        TimeSpan.FromMilliseconds(500));

    /// <summary>Anything, once after each interval that is not still busy.</summary>
    public static Repeated Every(TimeSpan interval, Func<CancellationToken, Task> action) => new(action, interval);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _end.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> action, TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                await action(_end.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end.
        }
    }
}
