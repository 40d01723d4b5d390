namespace Webhook.Admission;

/// <summary>Log lines about admission: event ids 1000 to 1999. Never the object: it may hold secrets.</summary>
internal static partial class AdmissionLog
{
    /// <summary>
    /// A request was answered. One line for each that had a uid, whatever became of it; <c>rules</c> names the rules with
    /// findings. For an audit trail keep these lines.
    /// </summary>
    [LoggerMessage(1000, LogLevel.Information, "{Webhook} {Operation} {Kind} {Namespace}/{Name} by {User}: {Outcome} in {Milliseconds:0.###} ms, uid {Uid}, dry run {DryRun}, rules [{Rules}]", EventName = nameof(Decided))]
    public static partial void Decided(
        ILogger logger, string webhook, string operation, string kind, string nameSpace, string name, string user, string outcome, double milliseconds, string uid, bool dryRun, string rules);

    /// <summary>
    /// The request could not be read or judged: it was let pass with a warning, or refused where not even the review could be
    /// read. The API server validates the object itself. Find out who sends it; a broken client other than the API server is
    /// usual.
    /// </summary>
    [LoggerMessage(1001, LogLevel.Warning, "{Webhook} request {Uid} could not be judged: {Problem}", EventName = nameof(NotJudged))]
    public static partial void NotJudged(ILogger logger, string webhook, string uid, string problem);

    /// <summary>A mistake in this program: the request was let pass with a warning. Report it with the exception.</summary>
    [LoggerMessage(1002, LogLevel.Error, "{Webhook} request {Uid} failed inside the webhook and was let pass", EventName = nameof(Failed))]
    public static partial void Failed(ILogger logger, Exception exception, string webhook, string uid);

    /// <summary>
    /// A mistake in one rule: the other rules judged the request. Report it with the exception; until it is fixed the rule
    /// can be turned off in the policy.
    /// </summary>
    [LoggerMessage(1003, LogLevel.Error, "Rule {Rule} threw while judging request {Uid}; it had no say", EventName = nameof(RuleThrew))]
    public static partial void RuleThrew(ILogger logger, Exception exception, string rule, string uid);

    /// <summary>
    /// The request had no uid to answer under: no review, a wrong method or content type, a body too large, or a caller that
    /// went away (499). The API server sends nothing of the kind; look for what else calls the webhook port.
    /// </summary>
    [LoggerMessage(1004, LogLevel.Warning, "{Webhook} refused a request with {Status}: {Problem}", EventName = nameof(Refused))]
    public static partial void Refused(ILogger logger, string webhook, int status, string problem);
}
