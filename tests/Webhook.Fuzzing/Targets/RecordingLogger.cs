namespace Webhook.Fuzzing.Targets;

/// <summary>Keeps lines that come with an exception, and formats every line, as a real logger does.</summary>
/// <param name="log">Where they go.</param>
internal sealed class RecordingLogger<T>(FailureLog log) : ILogger<T>
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        if (line.AsSpan().ContainsAny('\n', '\r', '\u2028'))
            log.Failures.Add($"more than one line: {line}");

        if (exception is not null)
            log.Failures.Add($"{line}: {exception}");
    }
}
