namespace Webhook.Server;

/// <summary>Ends the server without refusing a request.</summary>
/// <remarks>
/// Kubelet sends SIGTERM while the endpoint is still being taken out of the Service, and the API server keeps its idle
/// connections, so for the drain delay everything is served as before, each answer asking for its connection to be closed;
/// only /readyz fails. Then the listeners close and requests in flight end.
/// </remarks>
internal sealed class GracefulEnd(
    Draining draining, TimeSpan delay, TimeProvider time, IHostApplicationLifetime application, ILogger<GracefulEnd> logger) : IDisposable
{
    private readonly CancellationTokenSource _skipDelay = new();
    private int _calls;

    /// <summary>Begins the end; called again, it skips what is left of the delay.</summary>
    public async Task BeginAsync()
    {
        if (Interlocked.Increment(ref _calls) > 1)
        {
            await _skipDelay.CancelAsync();
            return;
        }

        draining.Begin();
        ServerLog.Draining(logger, delay.TotalSeconds);
        await Task.Delay(delay, time, _skipDelay.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        application.StopApplication();
    }

    public void Dispose() => _skipDelay.Dispose();
}
