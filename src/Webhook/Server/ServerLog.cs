using Webhook.Logging;

namespace Webhook.Server;

/// <summary>Log lines about the server's life: event ids 6000 to 6999.</summary>
internal static partial class ServerLog
{
    /// <summary>What the server says of itself as it starts; in text form these lines are on standard output.</summary>
    [LoggerMessage(6000, LogLevel.Information, "{Line}", EventName = nameof(Started))]
    public static partial void Started(ILogger logger, string line);

    /// <summary>SIGTERM or SIGINT came.</summary>
    [LoggerMessage(6001, LogLevel.Information, "Draining: not ready from now on, serving for {Seconds:0.#} s more, then ending the requests in flight", EventName = nameof(Draining))]
    public static partial void Draining(ILogger logger, double seconds);

    /// <summary>
    /// A mistake in this program: the loop is begun again, requests are not touched. Report it with the exception.
    /// </summary>
    [LoggerMessage(6003, LogLevel.Error, "The loop for {Name} failed and is begun again in {Seconds:0} s", EventName = nameof(LoopFailed))]
    public static partial void LoopFailed(ILogger logger, Exception exception, string name, double seconds);

    /// <summary>The server has ended; the last line.</summary>
    [LoggerMessage(6002, LogLevel.Information, "Stopped", EventName = nameof(Stopped))]
    public static partial void Stopped(ILogger logger);

    /// <summary>Tells of a change of the level in force.</summary>
    public static void LogLevelChanged(ILogger logger, LogLevelChange change) => LogLevelChanged(
        logger,
        LogLevels.WordOf(change.Level),
        LogLevels.WordOf(change.Before),
        change.Until is { } until ? $" until {until.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "",
        change.Reason);

    /// <summary>Somebody changed the level by PUT /loglevel, or the time of such a change is over.</summary>
    [LoggerMessage(6004, LogLevel.Warning, "The log level is {Level}{Until}, and was {Before}: {Reason}", EventName = nameof(LogLevelChanged))]
    private static partial void LogLevelChanged(ILogger logger, string level, string before, string until, string reason);
}
