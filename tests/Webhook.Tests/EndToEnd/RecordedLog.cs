using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Webhook.Tests.EndToEnd;

/// <summary>Keeps every log line of a server.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Line)> _lines = new();

    /// <summary>Called after each line.</summary>
    public Action Written { get; set; } = () => { };

    public IReadOnlyList<(LogLevel Level, int Id, string Line)> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Enqueue((logLevel, eventId.Id, formatter(state, exception)));

    private void Enqueue((LogLevel Level, int Id, string Line) line)
    {
        _lines.Enqueue(line);
        Written();
    }

    public void Dispose()
    {
    }
}
