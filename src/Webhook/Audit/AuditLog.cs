namespace Webhook.Audit;

/// <summary>Log lines about the background audit: event ids 7000 to 7999.</summary>
internal static partial class AuditLog
{
    /// <summary>An audit of every DaemonSet is done. The findings are in the metrics and reports.</summary>
    [LoggerMessage(7000, LogLevel.Information, "Audit of {DaemonSets} DaemonSets in {Milliseconds:0} ms: {Findings} findings, {Appeared} new, {Gone} gone", EventName = nameof(Passed))]
    public static partial void Passed(ILogger logger, int daemonSets, double milliseconds, int findings, int appeared, int gone);

    /// <summary>DaemonSets that changed were judged between two audits.</summary>
    [LoggerMessage(7001, LogLevel.Debug, "Audit of {DaemonSets} DaemonSets that changed or stand beside a change: {Appeared} findings new, {Gone} gone", EventName = nameof(Followed))]
    public static partial void Followed(ILogger logger, int daemonSets, int appeared, int gone);

    /// <summary>A mistake in this program: the DaemonSet keeps the findings that it had. Report it with the exception.</summary>
    [LoggerMessage(7002, LogLevel.Error, "The audit of DaemonSet {Namespace}/{Name} failed; what was known of it stays", EventName = nameof(DaemonSetFailed))]
    public static partial void DaemonSetFailed(ILogger logger, Exception exception, string @namespace, string name);

    /// <summary>A mistake in one rule: the other rules judged the DaemonSet. Report it with the exception.</summary>
    [LoggerMessage(7003, LogLevel.Error, "Rule {Rule} threw while judging DaemonSet {Namespace}/{Name}; it had no say", EventName = nameof(RuleThrew))]
    public static partial void RuleThrew(ILogger logger, Exception exception, string rule, string @namespace, string name);

    /// <summary>Which kind of report the cluster serves and gets.</summary>
    [LoggerMessage(7004, LogLevel.Information, "Reports are written as {Api}", EventName = nameof(ReportsWritten))]
    public static partial void ReportsWritten(ILogger logger, string api);

    /// <summary>
    /// Findings are in metrics and Events alone. Install the definitions of one of the two where reports are wanted.
    /// </summary>
    [LoggerMessage(7005, LogLevel.Information, "No reports are written: the cluster serves neither {Preferred} nor {Other}", EventName = nameof(NoReports))]
    public static partial void NoReports(ILogger logger, string preferred, string other);

    /// <summary>Reports are written but are not deleted with the release. Name the configuration, and grant get on it.</summary>
    [LoggerMessage(7006, LogLevel.Warning, "There is no ValidatingWebhookConfiguration {Name} to own the reports, or it may not be read: they stay when the release goes; name it with --validating-configuration, and grant get on it", EventName = nameof(NoOwner))]
    public static partial void NoOwner(ILogger logger, string name);

    /// <summary>
    /// The API server refuses a report or can't be reached. Look at the reason; where it is access, grant what it names.
    /// </summary>
    [LoggerMessage(7007, LogLevel.Warning, "Reports can't be kept up to date: {Problem}; trying again", EventName = nameof(ReportsBehind))]
    public static partial void ReportsBehind(ILogger logger, string problem);

    /// <summary>Follows ReportsBehind.</summary>
    [LoggerMessage(7008, LogLevel.Information, "Reports are up to date again", EventName = nameof(ReportsUpToDate))]
    public static partial void ReportsUpToDate(ILogger logger);

    /// <summary>
    /// The API server refuses an Event or can't be reached. Look at the reason; where it is access, grant create and patch of
    /// events.
    /// </summary>
    [LoggerMessage(7009, LogLevel.Warning, "Events can't be written: {Problem}", EventName = nameof(EventsFailed))]
    public static partial void EventsFailed(ILogger logger, string problem);

    /// <summary>More findings came or went than Events may be written for. Metrics and reports have them all.</summary>
    [LoggerMessage(7010, LogLevel.Information, "{Count} Events are left out: there were too many of late", EventName = nameof(EventsLeftOut))]
    public static partial void EventsLeftOut(ILogger logger, int count);

    /// <summary>Another replica leads and audits.</summary>
    [LoggerMessage(7011, LogLevel.Information, "This replica no longer audits: it does not lead", EventName = nameof(LeftToAnother))]
    public static partial void LeftToAnother(ILogger logger);
}
