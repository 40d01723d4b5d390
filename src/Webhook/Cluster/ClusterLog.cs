namespace Webhook.Cluster;

/// <summary>Log lines about the live cluster: event ids 4000 to 4999.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(4000, LogLevel.Warning, "Lost contact to {Cluster} ({Resource}: {Reason}); trying again until it is back, live rules go on for {MaxAge} with what was known", EventName = nameof(Lost))]
    public static partial void Lost(ILogger logger, string cluster, string resource, string reason, string maxAge);

    [LoggerMessage(4001, LogLevel.Information, "Contact to {Cluster} is back after {Age}", EventName = nameof(Found))]
    public static partial void Found(ILogger logger, string cluster, string age);

    [LoggerMessage(4002, LogLevel.Error, "{Cluster} refuses list and watch of {Resource}: {Reason}; live rules are skipped without it", EventName = nameof(Refused))]
    public static partial void Refused(ILogger logger, string cluster, string resource, string reason);

    [LoggerMessage(4003, LogLevel.Debug, "List or watch of {Resource} begins anew in {Seconds:0.#} s: {Reason}", EventName = nameof(Restarted))]
    public static partial void Restarted(ILogger logger, string resource, string reason, double seconds);

    [LoggerMessage(4004, LogLevel.Warning, "No cluster is followed and live rules are skipped: {Reason}", EventName = nameof(NotUsable))]
    public static partial void NotUsable(ILogger logger, string reason);

    [LoggerMessage(4005, LogLevel.Warning, "An object of {Cluster} can't be read and is left out: {Problem}", EventName = nameof(Unreadable))]
    public static partial void Unreadable(ILogger logger, string cluster, string problem);
}
