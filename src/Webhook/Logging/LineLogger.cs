namespace Webhook.Logging;

/// <summary>Logger of one category.</summary>
/// <param name="category">A type's full name.</param>
/// <param name="provider">Writes its lines.</param>
internal sealed class LineLogger(string category, LineLoggerProvider provider) : ILogger
{
    /// <summary>There are no scopes: what a line tells is in its values.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <summary>Levels are filtered before a line comes here.</summary>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <summary>Writes a line.</summary>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        provider.Write(category, logLevel, eventId, state, exception, formatter);
}
