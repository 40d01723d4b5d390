namespace Webhook.Logging;

/// <summary>Log lines about the log itself: event ids 9000 to 9999.</summary>
internal static partial class LoggingLog
{
    /// <summary>Id of <see cref="Repeated"/>, which is never held back itself.</summary>
    public const int RepeatedId = 9001;

    /// <summary>
    /// The output took nothing for a while (a full disk, a pipe nobody reads), and the lines that had no room are lost.
    /// Reviews were answered meanwhile.
    /// </summary>
    [LoggerMessage(9000, LogLevel.Warning, "{Count} log lines are missing here: the output took no more", EventName = nameof(Dropped))]
    public static partial void Dropped(ILogger logger, long count);

    /// <summary>
    /// A warning or error came again and again, and was counted instead of written; at the level of what it counts.
    /// </summary>
    [LoggerMessage(EventId = RepeatedId, Message = "{RepeatedEvent} ({RepeatedEventId}) was repeated {Count} times in the last {Seconds:0} s, the first of them: {First}", EventName = nameof(Repeated))]
    public static partial void Repeated(ILogger logger, LogLevel level, string repeatedEvent, int repeatedEventId, long count, double seconds, string first);

    /// <summary>
    /// A mistake in this program: a value of a line can't be turned into text, and the line is lost. Report it with the
    /// exception.
    /// </summary>
    [LoggerMessage(9002, LogLevel.Error, "Event {BrokenEventId} can't be written as a line", EventName = nameof(Unwritable))]
    public static partial void Unwritable(ILogger logger, Exception exception, int brokenEventId);
}
