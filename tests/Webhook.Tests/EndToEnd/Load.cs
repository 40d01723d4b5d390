using System.Net;

namespace Webhook.Tests.EndToEnd;

/// <summary>Callers that send one review after another until they are told to stop.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _answered = new(0);
    private readonly Task[] _callers;
    private int _answers;

    /// <param name="callers">How many at a time.</param>
    /// <param name="client">Makes the client of one caller, or of one request when <paramref name="reconnect"/> is set.</param>
    /// <param name="reconnect">Whether each request has a connection of its own.</param>
    public Load(int callers, Func<HttpClient> client, bool reconnect = false) =>
        _callers = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, reconnect)))];

    /// <summary>Requests answered with 200 so far; any other end of a request fails <see cref="StopAsync"/>.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Waits until so many more requests have been answered.</summary>
    public async Task AnswersAsync(int more)
    {
        var failed = Task.WhenAny(_callers);
        for (var count = 0; count < more; count++)
        {
            var next = _answered.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            if (await Task.WhenAny(next, failed) == failed)
                await await failed;

            Assert.True(await next, "no request was answered within 20 s");
        }
    }

    /// <summary>Ends the load; throws what went wrong with any request.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _answered.Dispose();
    }

    private async Task CallAsync(Func<HttpClient> client, bool reconnect)
    {
        var kept = client();
        while (!_stop.IsCancellationRequested)
        {
            using var answer = await kept.PostAsync("/mutate?timeout=10s", TestServer.Json(Reviews.Create(Reviews.Agent())), CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Interlocked.Increment(ref _answers);
            _answered.Release();
            if (reconnect)
                kept = client();
        }
    }
}
