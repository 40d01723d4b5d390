using Webhook.Model.Admission;
using Webhook.Model.Text;

namespace Webhook.Admission;

/// <summary>Answers to requests that could not be judged.</summary>
internal static class ErrorDecisions
{
    private const int MaxRunes = 1024;

    /// <summary>The review can't be read but for its uid: whoever sent it is no API server, so validation says no; mutation fails open.</summary>
    public static AdmissionDecision Unreadable(WebhookKind webhook, string uid, string problem)
    {
        // The problem quotes what was sent, however long that is.
        var message = OneLine.Cut(OneLine.Of($"daemonset-webhook can't read the AdmissionReview: {problem}"), MaxRunes);
        return new()
        {
            Outcome = AdmissionOutcome.Error,
            Problem = problem,
            Response = webhook == WebhookKind.Mutate
                ? new() { Uid = uid, Allowed = true, Warnings = WarningBudget.Fit([message]) }
                : new() { Uid = uid, Allowed = false, Status = new() { Code = 400, Reason = "BadRequest", Message = message } },
        };
    }

    /// <summary>The request passes with a warning: the API server validates the object itself, and a webhook must not be the outage.</summary>
    public static AdmissionDecision NotJudged(AdmissionRequest request, string problem) => new()
    {
        Outcome = AdmissionOutcome.Error,
        Problem = problem,
        Response = AdmissionResponse.Allow(request.Uid) with
        {
            Warnings = WarningBudget.Fit(
                [FindingText.Warning($"{request.Kind.Kind} {request.Namespace}/{request.Name}", $"not judged by daemonset-webhook: {problem}")]),
        },
    };
}
