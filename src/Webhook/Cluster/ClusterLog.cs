using Webhook.Kubernetes.Leases;

namespace Webhook.Cluster;

/// <summary>Log lines about the live cluster: event ids 4000 to 4999.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(4000, LogLevel.Warning, "No contact to {Cluster} ({Resource}: {Reason}); trying again until it is there, live rules read what was known for {MaxAge} at most", EventName = nameof(Lost))]
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

    [LoggerMessage(4006, LogLevel.Information, "Leads the replicas from now on, by Lease {Namespace}/{Name}", EventName = nameof(Elected))]
    public static partial void Elected(ILogger logger, string @namespace, string name);

    [LoggerMessage(4007, LogLevel.Information, "No longer leads the replicas, by Lease {Namespace}/{Name}: {Reason}", EventName = nameof(NoLongerLeader))]
    public static partial void NoLongerLeader(ILogger logger, string @namespace, string name, LeadershipLoss reason);

    [LoggerMessage(4008, LogLevel.Warning, "Lease {Namespace}/{Name} can't be read or written: {Problem}; trying again, and until then this replica does not lead", EventName = nameof(LeaseFailed))]
    public static partial void LeaseFailed(ILogger logger, string @namespace, string name, string problem);

    [LoggerMessage(4009, LogLevel.Warning, "No contact to {Cluster} ({Resource}: {Reason}); trying again until there is, and until everything has been listed live rules are skipped", EventName = nameof(NotReached))]
    public static partial void NotReached(ILogger logger, string cluster, string resource, string reason);

    [LoggerMessage(4010, LogLevel.Information, "{Cluster} serves list and watch of {Resource} again", EventName = nameof(Served))]
    public static partial void Served(ILogger logger, string cluster, string resource);
}
