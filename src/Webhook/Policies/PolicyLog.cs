namespace Webhook.Policies;

/// <summary>Log lines about policies: event ids 5000 to 5999.</summary>
internal static partial class PolicyLog
{
    /// <summary>The policy files changed and are in use.</summary>
    [LoggerMessage(5000, LogLevel.Information, "Policies reloaded: {Policies}", EventName = nameof(PoliciesReloaded))]
    public static partial void PoliciesReloaded(ILogger logger, string policies);

    /// <summary>
    /// The changed policy files have errors, all of them in the line. <c>policy validate</c> says the same before anything is
    /// mounted.
    /// </summary>
    [LoggerMessage(5001, LogLevel.Error, "Changed policies are refused, the last good ones stay in use: {Problems}", EventName = nameof(PoliciesKept))]
    public static partial void PoliciesKept(ILogger logger, string problems);

    /// <summary>A policy is in use but something in it has no effect. Fix it.</summary>
    [LoggerMessage(5002, LogLevel.Warning, "Policy taken over with a warning: {Problem}", EventName = nameof(PolicyWarning))]
    public static partial void PolicyWarning(ILogger logger, string problem);

    /// <summary>A DaemonSetPolicy of the cluster is in use.</summary>
    [LoggerMessage(5003, LogLevel.Information, "Policy {Policy}, generation {Generation}, is in use", EventName = nameof(ResourceTakenOver))]
    public static partial void ResourceTakenOver(ILogger logger, string policy, long generation);

    /// <summary>A DaemonSetPolicy has errors, all of them in the line and in its status. Fix it.</summary>
    [LoggerMessage(5004, LogLevel.Error, "Policy {Policy}, generation {Generation}, is refused and {Kept}: {Problems}", EventName = nameof(ResourceRefused))]
    public static partial void ResourceRefused(ILogger logger, string policy, long generation, string kept, string problems);

    /// <summary>A DaemonSetPolicy was deleted.</summary>
    [LoggerMessage(5005, LogLevel.Information, "Policy {Policy} was deleted and is no longer in use", EventName = nameof(ResourceGone))]
    public static partial void ResourceGone(ILogger logger, string policy);

    /// <summary>Policies come from files alone. Install the definition where they should be resources.</summary>
    [LoggerMessage(5006, LogLevel.Information, "The cluster has no DaemonSetPolicies, since their definition is not installed; looking again every half minute", EventName = nameof(ResourcesAbsent))]
    public static partial void ResourcesAbsent(ILogger logger);

    /// <summary>
    /// The account may not read DaemonSetPolicies, or one of them is not as its definition says. Grant list and watch; the
    /// chart does.
    /// </summary>
    [LoggerMessage(5007, LogLevel.Error, "The DaemonSetPolicies of the cluster can't be read, policies stay as they are: {Reason}", EventName = nameof(ResourcesRefused))]
    public static partial void ResourcesRefused(ILogger logger, string reason);

    /// <summary>A list or watch begins anew, as it does every few minutes.</summary>
    [LoggerMessage(5008, LogLevel.Debug, "List or watch of DaemonSetPolicies begins anew in {Seconds:0.#} s: {Reason}", EventName = nameof(ResourcesRestarted))]
    public static partial void ResourcesRestarted(ILogger logger, string reason, double seconds);

    /// <summary>A policy is judged but its status can't say so. Grant patch of daemonsetpolicies/status.</summary>
    [LoggerMessage(5009, LogLevel.Warning, "The status of {Policy} can't be written: {Reason}", EventName = nameof(StatusRefused))]
    public static partial void StatusRefused(ILogger logger, string policy, string reason);

    /// <summary>
    /// The server reports ready without the DaemonSetPolicies, so that a webhook that is down locks nobody out: what they deny
    /// is allowed until they were listed. Look at the reason; list and watch of daemonsetpolicies must be granted.
    /// </summary>
    [LoggerMessage(5010, LogLevel.Error, "The DaemonSetPolicies of the cluster were not listed within {Seconds} s, requests are judged without them until they are: {Reason}", EventName = nameof(ResourcesOverdue))]
    public static partial void ResourcesOverdue(ILogger logger, double seconds, string reason);

    /// <summary>Follows ResourcesOverdue: the policies of the cluster are in use from now on.</summary>
    [LoggerMessage(5011, LogLevel.Information, "The DaemonSetPolicies of the cluster are listed and in use now", EventName = nameof(ResourcesKnown))]
    public static partial void ResourcesKnown(ILogger logger);

    /// <summary>
    /// The installed definition is older than the server: the API server drops the last good generation from the status, and it
    /// is lost with the last replica. Apply <c>policy crd</c>.
    /// </summary>
    [LoggerMessage(5012, LogLevel.Warning, "The installed definition of DaemonSetPolicies doesn't know status.lastGood: a generation that is refused later has no last good one after a restart; apply policy crd", EventName = nameof(LastGoodDropped))]
    public static partial void LastGoodDropped(ILogger logger);
}
