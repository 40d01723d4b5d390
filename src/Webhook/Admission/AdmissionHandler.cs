using Webhook.Model.Admission;
using Webhook.Model.Text;
using Webhook.Policy;
using Webhook.Tracing;

namespace Webhook.Admission;

/// <summary>Decides a review that has a uid, whatever happens on the way, and counts and logs the decision.</summary>
internal sealed class AdmissionHandler(
    WebhookKind webhook, IReviewer reviewer, AdmissionMetrics metrics, TimeProvider time, ILogger<AdmissionHandler> logger)
{
    /// <summary>Runes of one value in a log line: no name that Kubernetes takes is longer.</summary>
    private const int MaxRunes = 256;

    /// <summary>Stands for what could not be read of a request.</summary>
    private const string Unknown = "unknown";

    /// <summary>The webhook that it answers for.</summary>
    public WebhookKind Webhook => webhook;

    /// <summary>Decides; never throws.</summary>
    /// <param name="read">What was read of the review, with a uid.</param>
    /// <param name="started">Timestamp of the request's arrival.</param>
    /// <param name="timeout">Query parameter <c>timeout</c>; <c>null</c> when absent.</param>
    public AdmissionResponse Handle(AdmissionReadResult read, long started, string? timeout)
    {
        var uid = read.Uid!;
        var decision = read.Request is { } request
            ? Review(request, ReviewDeadline.Of(time, started, timeout))
            : ErrorDecisions.Unreadable(webhook, uid, read.Problem);
        var elapsed = time.GetElapsedTime(started);
        metrics.Decided(webhook, read.Request, decision, elapsed);
        AdmissionSpan.Decided(read.Request, Logged(uid), decision);
        Log(read.Request, uid, decision, elapsed);
        return decision.Response;
    }

    /// <summary>Counts and logs a request that no answer could be addressed to.</summary>
    public void Refused(int status, string problem)
    {
        metrics.Refused(webhook);
        AdmissionLog.Refused(logger, AdmissionWords.Of(webhook), status, Logged(problem));
    }

    private AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        try
        {
            using var evaluate = ReviewSpans.Part(ReviewSpans.Evaluate);
            return reviewer.Review(request, deadline);
        }
        catch (Exception exception)
        {
            AdmissionSpan.Failed(exception);
            AdmissionLog.Failed(logger, exception, AdmissionWords.Of(webhook), Logged(request.Uid));
            return ErrorDecisions.NotJudged(request, $"internal error, see its log for uid {request.Uid}");
        }
    }

    private void Log(AdmissionRequest? request, string uid, AdmissionDecision decision, TimeSpan elapsed)
    {
        foreach (var failure in decision.Failures)
            AdmissionLog.RuleThrew(logger, failure.Exception, failure.Rule, Logged(uid));

        if (decision.Problem.Length > 0)
            AdmissionLog.NotJudged(logger, AdmissionWords.Of(webhook), Logged(uid), Logged(decision.Problem));

        if (!logger.IsEnabled(LogLevel.Information))
            return;

        AdmissionLog.Decided(
            logger,
            AdmissionWords.Of(webhook),
            Logged(request?.Operation ?? Unknown),
            Logged(request?.Kind.Kind ?? Unknown),
            Logged(request?.Namespace ?? Unknown),
            Logged(request?.Name ?? Unknown),
            Logged(request?.User.Username ?? Unknown),
            AdmissionWords.Of(decision.Outcome),
            elapsed.TotalMilliseconds,
            Logged(uid),
            request?.DryRun ?? false,
            RulesOf(decision.Findings));
    }

    /// <summary>Each rule once. Most reviews have no finding, or one.</summary>
    private static string RulesOf(IReadOnlyList<Finding> findings) => findings.Count switch
    {
        0 => "",
        1 => findings[0].Rule,
        _ => string.Join(' ', findings.Select(finding => finding.Rule).Distinct()),
    };

    /// <summary>A caller's text as part of a line: it neither breaks the line nor floods the log.</summary>
    private static string Logged(string text) => OneLine.Cut(OneLine.Of(text), MaxRunes);
}
