namespace Webhook.Logging;

/// <summary>Holds back warnings and errors that say the same again and again, and says at the end of a minute how often they did.</summary>
/// <remarks>
/// The same is one event of one category with one kind of exception and the same values, but for those that differ each time. What callers
/// make up as they like (a malformed body in a thousand forms) has a limit for each event besides. Lines below Warning are
/// never held back: decisions are among them. Errors are held back only when they say the same, so that the first of each is
/// always there. Safe for use from many threads.
/// </remarks>
internal sealed class RepeatLimit : IDisposable
{
    /// <summary>Time that is counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>Lines that say the same and pass, in a window.</summary>
    public const int LinesAlike = 3;

    /// <summary>Warnings of one event that pass in a window, whatever they say.</summary>
    public const int WarningsOfEvent = 60;

    /// <summary>Different lines that are kept count of.</summary>
    public const int MostKeys = 1024;

    /// <summary>Values that differ each time: what is wrong does not depend on them.</summary>
    private static readonly string[] Incidental = ["Uid", "Milliseconds", "Seconds", "Age", "NotAfter", "Generation", "ConnectionId", "TraceIdentifier"];

    private readonly Lock _gate = new();
    private readonly Action<Repeats> _report;
    private readonly ITimer _timer;
    private Dictionary<RepeatKey, Repeats> _repeats = [];
    private readonly Dictionary<(string Category, int Event), int> _warnings = [];

    /// <summary>Counts from now on.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="report">Told of each line that was held back, at the end of a window.</param>
    public RepeatLimit(TimeProvider time, Action<Repeats> report)
    {
        _report = report;
        _timer = time.CreateTimer(_ => EndWindow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a record may be written.</summary>
    public bool Admits(LogRecord record)
    {
        if (record.Level < LogLevel.Warning || record.Event.Id == LoggingLog.RepeatedId)
            return true;

        lock (_gate)
        {
            if (_repeats.Count == 0)
                _timer.Change(Window, Timeout.InfiniteTimeSpan);

            return Find(record) is not { } repeats || repeats.Admits(record);
        }
    }

    /// <summary>Reports what is held back and ends.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        EndWindow();
    }

    /// <summary>What counts a record; <c>null</c> for an error that there is no room to count.</summary>
    private Repeats? Find(LogRecord record)
    {
        var key = KeyOf(record);
        if (_repeats.TryGetValue(key, out var known))
            return known;

        var isWarning = record.Level == LogLevel.Warning;
        var ofEvent = _warnings.GetValueOrDefault((record.Category, record.Event.Id));
        var isOver = _repeats.Count >= MostKeys || isWarning && ofEvent >= WarningsOfEvent;
        if (isOver && !isWarning)
            return null;

        if (isWarning)
            _warnings[(record.Category, record.Event.Id)] = ofEvent + 1;

        // All warnings of an event beyond its limit are counted as one.
        key = isOver ? new(record.Category, record.Event.Id, null, null) : key;
        if (!_repeats.TryGetValue(key, out known))
            _repeats[key] = known = new(record.Category, record.Level, record.Event, isOver ? 0 : LinesAlike);

        return known;
    }

    private void EndWindow()
    {
        Dictionary<RepeatKey, Repeats> ended;
        lock (_gate)
        {
            (ended, _repeats) = (_repeats, []);
            _warnings.Clear();
        }

        foreach (var repeats in ended.Values.Where(repeats => repeats.HeldBack > 0))
            _report(repeats);
    }

    private static RepeatKey KeyOf(LogRecord record)
    {
        var values = new List<object?>(record.Values.Length);
        foreach (ref readonly var value in record.Values)
        {
            if (!Incidental.Contains(value.Key))
                values.Add(value.Value);
        }

        return new(record.Category, record.Event.Id, record.Exception?.GetType(), values);
    }
}
