namespace Webhook.Audit;

/// <summary>Log lines about the background audit: event ids 7000 to 7999.</summary>
internal static partial class AuditLog
{
    [LoggerMessage(7000, LogLevel.Information, "Audit of {DaemonSets} DaemonSets in {Milliseconds:0} ms: {Findings} findings, {Appeared} new, {Gone} gone", EventName = nameof(Passed))]
    public static partial void Passed(ILogger logger, int daemonSets, double milliseconds, int findings, int appeared, int gone);

    [LoggerMessage(7001, LogLevel.Debug, "Audit of {DaemonSets} DaemonSets that changed or stand beside a change: {Appeared} findings new, {Gone} gone", EventName = nameof(Followed))]
    public static partial void Followed(ILogger logger, int daemonSets, int appeared, int gone);

    [LoggerMessage(7002, LogLevel.Error, "The audit of DaemonSet {Namespace}/{Name} failed; what was known of it stays", EventName = nameof(DaemonSetFailed))]
    public static partial void DaemonSetFailed(ILogger logger, Exception exception, string @namespace, string name);

    [LoggerMessage(7003, LogLevel.Error, "Rule {Rule} threw while judging DaemonSet {Namespace}/{Name}; it had no say", EventName = nameof(RuleThrew))]
    public static partial void RuleThrew(ILogger logger, Exception exception, string rule, string @namespace, string name);

    [LoggerMessage(7004, LogLevel.Information, "Reports are written as {Api}", EventName = nameof(ReportsWritten))]
    public static partial void ReportsWritten(ILogger logger, string api);

    [LoggerMessage(7005, LogLevel.Information, "No reports are written: the cluster serves neither {Preferred} nor {Other}", EventName = nameof(NoReports))]
    public static partial void NoReports(ILogger logger, string preferred, string other);

    [LoggerMessage(7006, LogLevel.Warning, "There is no ValidatingWebhookConfiguration {Name} to own the reports, or it may not be read: they stay when the release goes; name it with --validating-configuration, and grant get on it", EventName = nameof(NoOwner))]
    public static partial void NoOwner(ILogger logger, string name);

    [LoggerMessage(7007, LogLevel.Warning, "Reports can't be kept up to date: {Problem}; trying again", EventName = nameof(ReportsBehind))]
    public static partial void ReportsBehind(ILogger logger, string problem);

    [LoggerMessage(7008, LogLevel.Information, "Reports are up to date again", EventName = nameof(ReportsUpToDate))]
    public static partial void ReportsUpToDate(ILogger logger);

    [LoggerMessage(7009, LogLevel.Warning, "Events can't be written: {Problem}", EventName = nameof(EventsFailed))]
    public static partial void EventsFailed(ILogger logger, string problem);

    [LoggerMessage(7010, LogLevel.Information, "{Count} Events are left out: there were too many of late", EventName = nameof(EventsLeftOut))]
    public static partial void EventsLeftOut(ILogger logger, int count);

    [LoggerMessage(7011, LogLevel.Information, "This replica no longer audits: it does not lead", EventName = nameof(LeftToAnother))]
    public static partial void LeftToAnother(ILogger logger);
}
