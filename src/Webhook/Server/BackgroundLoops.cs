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

    /// <summary>How long the other loops may take to end before <see cref="AddLast"/>'s are ended too: more than one write, less than a pod has.</summary>
    public static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(ending);
    private readonly CancellationTokenSource _stopLast = new();
    private readonly List<(string Name, Func<CancellationToken, Task> Run)> _loops = [];
    private readonly List<(string Name, Func<CancellationToken, Task> Run)> _lastLoops = [];
    private Task _all = Task.CompletedTask;

    /// <summary>Adds a loop; to be called before <see cref="Start"/>.</summary>
    /// <param name="name">What it does, in two or three words, for the log.</param>
    /// <param name="run">Runs until cancelled.</param>
    public void Add(string name, Func<CancellationToken, Task> run) => _loops.Add((name, run));

    /// <summary>Adds a loop that is ended when all others have ended, or took too long; to be called before <see cref="Start"/>.</summary>
    /// <param name="name">What it does, in two or three words, for the log.</param>
    /// <param name="run">Runs until cancelled.</param>
    public void AddLast(string name, Func<CancellationToken, Task> run) => _lastLoops.Add((name, run));

    /// <summary>Begins every loop.</summary>
    public void Start()
    {
        var others = Begin(_loops, _stop.Token);
        _all = Task.WhenAll(others, Begin(_lastLoops, _stopLast.Token), StopLastAsync(others));
    }

    /// <summary>Ends every loop and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _all;
        _stop.Dispose();
        _stopLast.Dispose();
    }

    private Task Begin(IEnumerable<(string Name, Func<CancellationToken, Task> Run)> loops, CancellationToken stop) =>
        Task.WhenAll(loops.Select(loop => Task.Run(() => RunAsync(loop.Name, loop.Run, stop), CancellationToken.None)));

    private async Task StopLastAsync(Task others)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var ended = new CancellationTokenSource();
        await Task.WhenAny(others, Task.Delay(EndPatience, time, ended.Token));
        await ended.CancelAsync();
        await _stopLast.CancelAsync();
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await run(stop);
                return;
            }
            catch (Exception exception)
            {
                if (stop.IsCancellationRequested)
                    return;

                ServerLog.LoopFailed(logger, exception, name, RestartDelay.TotalSeconds);
            }

            await Task.Delay(RestartDelay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
