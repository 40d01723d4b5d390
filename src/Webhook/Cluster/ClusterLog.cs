using Webhook.Kubernetes.Leases;

namespace Webhook.Cluster;

/// <summary>Log lines about the live cluster: event ids 4000 to 4999.</summary>
internal static partial class ClusterLog
{
    /// <summary>
    /// The API server can't be reached. Live rules judge by what was known, and are skipped once that is too old. Look at the
    /// reason.
    /// </summary>
    [LoggerMessage(4000, LogLevel.Warning, "No contact to {Cluster} ({Resource}: {Reason}); trying again until it is there, live rules read what was known for {MaxAge} at most", EventName = nameof(Lost))]
    public static partial void Lost(ILogger logger, string cluster, string resource, string reason, string maxAge);

    /// <summary>Follows Lost or NotReached.</summary>
    [LoggerMessage(4001, LogLevel.Information, "Contact to {Cluster} is back after {Age}", EventName = nameof(Found))]
    public static partial void Found(ILogger logger, string cluster, string age);

    /// <summary>
    /// The account may not list or watch the resource: rules that need it are skipped. Grant it; the chart does.
    /// </summary>
    [LoggerMessage(4002, LogLevel.Error, "{Cluster} refuses list and watch of {Resource}: {Reason}; live rules are skipped without it", EventName = nameof(Refused))]
    public static partial void Refused(ILogger logger, string cluster, string resource, string reason);

    /// <summary>A list or watch begins anew, as it does every few minutes.</summary>
    [LoggerMessage(4003, LogLevel.Debug, "List or watch of {Resource} begins anew in {Seconds:0.#} s: {Reason}", EventName = nameof(Restarted))]
    public static partial void Restarted(ILogger logger, string resource, string reason, double seconds);

    /// <summary>The kubeconfig or the pod's account can't be used. Fix it, or pass <c>--no-cluster</c>.</summary>
    [LoggerMessage(4004, LogLevel.Warning, "No cluster is followed and live rules are skipped: {Reason}", EventName = nameof(NotUsable))]
    public static partial void NotUsable(ILogger logger, string reason);

    /// <summary>One object is not as the API says. Rules don't see it. Look at the object.</summary>
    [LoggerMessage(4005, LogLevel.Warning, "An object of {Cluster} can't be read and is left out: {Problem}", EventName = nameof(Unreadable))]
    public static partial void Unreadable(ILogger logger, string cluster, string problem);

    /// <summary>This replica writes reports, Events and certificates from now on.</summary>
    [LoggerMessage(4006, LogLevel.Information, "Leads the replicas from now on, by Lease {Namespace}/{Name}", EventName = nameof(Elected))]
    public static partial void Elected(ILogger logger, string @namespace, string name);

    /// <summary>Another replica may take over.</summary>
    [LoggerMessage(4007, LogLevel.Information, "No longer leads the replicas, by Lease {Namespace}/{Name}: {Reason}", EventName = nameof(NoLongerLeader))]
    public static partial void NoLongerLeader(ILogger logger, string @namespace, string name, LeadershipLoss reason);

    /// <summary>
    /// The Lease can't be kept. Grant create of leases in the namespace, and get and patch of this one, or look at the API server.
    /// </summary>
    [LoggerMessage(4008, LogLevel.Warning, "Lease {Namespace}/{Name} can't be read or written: {Problem}; trying again, and until then this replica does not lead", EventName = nameof(LeaseFailed))]
    public static partial void LeaseFailed(ILogger logger, string @namespace, string name, string problem);

    /// <summary>The API server was never reached since the start. Live rules are skipped. Look at the reason.</summary>
    [LoggerMessage(4009, LogLevel.Warning, "No contact to {Cluster} ({Resource}: {Reason}); trying again until there is, and until everything has been listed live rules are skipped", EventName = nameof(NotReached))]
    public static partial void NotReached(ILogger logger, string cluster, string resource, string reason);

    /// <summary>What was refused before (4002) is served again, and the rules that need it are run.</summary>
    [LoggerMessage(4010, LogLevel.Information, "{Cluster} serves list and watch of {Resource} again", EventName = nameof(Served))]
    public static partial void Served(ILogger logger, string cluster, string resource);
}
