namespace Webhook.Files;

/// <summary>Reloads everything that comes from files, again and again, one at a time.</summary>
/// <remarks>
/// Files are read and compared rather than watched: kubelet swaps a symlink above them, which inotify does not report,
/// and network file systems report nothing at all. They are a few kilobytes, so reading them costs less than a request.
/// </remarks>
internal sealed class ReloadTimer : IDisposable
{
    /// <summary>Kubelet takes up to a minute to bring a changed Secret to the node; two seconds more are not noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<IReloadable> _sources;
    private readonly ILogger<ReloadTimer> _logger;
    private readonly ITimer _timer;

    public ReloadTimer(TimeProvider time, IReadOnlyList<IReloadable> sources, ILogger<ReloadTimer> logger)
    {
        (_sources, _logger) = (sources, logger);
        _timer = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    public void Dispose() => _timer.Dispose();

    private void Reload()
    {
        foreach (var source in _sources)
            Reload(source);

        Arm();
    }

    /// <summary>What nobody foresaw must neither end the process, as an exception of a timer does, nor the rounds.</summary>
    private void Reload(IReloadable source)
    {
        try
        {
            source.Reload();
        }
        catch (Exception exception)
        {
            FileLog.ReloadFailed(_logger, exception, source.GetType().Name);
        }
    }

    /// <summary>One shot at a time: a slow disk delays the next round instead of piling rounds up.</summary>
    private void Arm() => _timer.Change(Interval, Timeout.InfiniteTimeSpan);
}
