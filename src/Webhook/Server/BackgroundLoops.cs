namespace Webhook.Server;

/// <summary>What goes on beside the requests, from the start of the server until it ends.</summary>
/// <remarks>A loop that throws is a fault of ours: it is logged and begun again, since a server that answers is worth more than one that ended.</remarks>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets the faults.</param>
/// <param name="ending">When every loop is to end, at the latest.</param>
internal sealed class BackgroundLoops(TimeProvider time, ILogger<BackgroundLoops> logger, CancellationToken ending) : IAsyncDisposable
{
    /// <summary>Between a loop's fault and its next beginning: long enough that a fault that stays is no load.</summary>
    public static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private readonly List<(string Name, Func<CancellationToken, Task> Run)> _loops = [];
    private Task _all = Task.CompletedTask;

    /// <summary>Adds a loop; to be called before <see cref="Start"/>.</summary>
    /// <param name="name">What it does, in two or three words, for the log.</param>
    /// <param name="run">Runs until cancelled.</param>
    public void Add(string name, Func<CancellationToken, Task> run) => _loops.Add((name, run));

    /// <summary>Begins every loop.</summary>
    public void Start() => _all = Task.WhenAll(_loops.Select(loop => Task.Run(() => RunAsync(loop.Name, loop.Run))));

    /// <summary>Ends every loop and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _stop.Dispose();
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> run)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await run(_stop.Token);
                return;
            }
            catch (Exception exception)
            {
                if (_stop.IsCancellationRequested)
                    return;

                ServerLog.LoopFailed(logger, exception, name, RestartDelay.TotalSeconds);
            }

            await Task.Delay(RestartDelay, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
