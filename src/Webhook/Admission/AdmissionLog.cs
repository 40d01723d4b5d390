namespace Webhook.Admission;

/// <summary>Log lines about admission: event ids 1000 to 1999. Never the object: it may hold secrets.</summary>
internal static partial class AdmissionLog
{
    [LoggerMessage(1000, LogLevel.Information, "{Webhook} {Operation} {Kind} {Namespace}/{Name} by {User}: {Outcome} in {Milliseconds:0.###} ms, uid {Uid}, dry run {DryRun}, rules [{Rules}]", EventName = nameof(Decided))]
    public static partial void Decided(
        ILogger logger, string webhook, string operation, string kind, string nameSpace, string name, string user, string outcome, double milliseconds, string uid, bool dryRun, string rules);

    [LoggerMessage(1001, LogLevel.Warning, "{Webhook} request {Uid} could not be judged: {Problem}", EventName = nameof(NotJudged))]
    public static partial void NotJudged(ILogger logger, string webhook, string uid, string problem);

    [LoggerMessage(1002, LogLevel.Error, "{Webhook} request {Uid} failed inside the webhook and was let pass", EventName = nameof(Failed))]
    public static partial void Failed(ILogger logger, Exception exception, string webhook, string uid);

    [LoggerMessage(1003, LogLevel.Error, "Rule {Rule} threw while judging request {Uid}; it had no say", EventName = nameof(RuleThrew))]
    public static partial void RuleThrew(ILogger logger, Exception exception, string rule, string uid);

    [LoggerMessage(1004, LogLevel.Warning, "{Webhook} refused a request with {Status}: {Problem}", EventName = nameof(Refused))]
    public static partial void Refused(ILogger logger, string webhook, int status, string problem);
}
