namespace Webhook.Logging;

/// <summary>Writes each log record as one line, formatted by the thread that logs and written by another.</summary>
/// <remarks>
/// In place of the framework's console logger, which costs several times as much for a line and lets the thread that logs wait
/// when the console takes nothing. Disposing it writes what is left.
/// </remarks>
internal sealed class LineLoggerProvider : ILoggerProvider
{
    [ThreadStatic]
    private static Scratch? _scratchOfThread;

    private readonly ILineFormat _format;
    private readonly TimeProvider _time;
    private readonly LogOutput _output;
    private readonly RepeatLimit _limit;

    /// <summary>Begins to write.</summary>
    /// <param name="format">Form of the lines.</param>
    /// <param name="stream">Where to; not disposed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limits">How much may wait to be written; <c>null</c> for the usual.</param>
    public LineLoggerProvider(ILineFormat format, Stream stream, TimeProvider time, LogOutputLimits? limits = null)
    {
        (_format, _time) = (format, time);
        _output = new(stream, (line, count) => LoggingLog.Dropped(new ReportLogger(this, line), count), limits ?? new());
        _limit = new(time, Report);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, this);

    /// <summary>Writes a record; never throws and never waits.</summary>
    public void Write<TState>(
        string category, LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // Taken away while in use: a value that logs while it is formatted gets another.
        var scratch = _scratchOfThread ?? new();
        _scratchOfThread = null;
        try
        {
            scratch.Record.Fill(_time.GetUtcNow(), level, id, category, state, exception, formatter);
            if (!_limit.Admits(scratch.Record))
                return;

            scratch.Line.Clear();
            _format.Write(scratch.Line, scratch.Record);
            _output.Append(scratch.Line.Written, isUrgent: level >= LogLevel.Error);
        }
        catch (Exception broken)
        {
            // A value that can't be formatted must not fail what is logged about.
            LoggingLog.Unwritable(CreateLogger(category), new InvalidOperationException(broken.Message), id.Id);
        }
        finally
        {
            scratch.Record.Clear();
            _scratchOfThread = scratch;
        }
    }

    /// <summary>Waits, for a second at most, until everything so far is written.</summary>
    public void Flush() => _output.Flush();

    public void Dispose()
    {
        _limit.Dispose();
        _output.Dispose();
    }

    private void Report(Repeats repeats)
    {
        var logger = CreateLogger(repeats.Category);
        var name = repeats.Event.Name ?? "An event";
        LoggingLog.Repeated(logger, repeats.Level, name, repeats.Event.Id, repeats.HeldBack, RepeatLimit.Window.TotalSeconds, repeats.First);
    }

    private sealed class Scratch
    {
        public LogRecord Record { get; } = new();

        public Utf8Line Line { get; } = new();
    }

    /// <summary>Writes into a line that is given, past the queue.</summary>
    private sealed class ReportLogger(LineLoggerProvider provider, Utf8Line line) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var record = new LogRecord();
            record.Fill(provider._time.GetUtcNow(), logLevel, eventId, typeof(LineLoggerProvider).FullName!, state, exception, formatter);
            provider._format.Write(line, record);
        }
    }
}
