using System.Diagnostics;
using Webhook.Model.Admission;
using Webhook.Tracing;

namespace Webhook.Admission;

/// <summary>What the span of a review tells; names follow OpenTelemetry's semantic conventions where they have one.</summary>
internal static class AdmissionSpan
{
    private const string Prefix = "daemonset_webhook.";

    /// <summary>Begins the span of a request; <c>null</c> where nothing is traced.</summary>
    public static Activity? Begin(WebhookKind webhook, HttpRequest request)
    {
        var span = ReviewSpans.Begin(webhook == WebhookKind.Mutate ? "admission mutate" : "admission validate", request);
        return span?.SetTag(Prefix + "webhook", AdmissionWords.Of(webhook));
    }

    /// <summary>Tells what was decided.</summary>
    /// <param name="request">The request; <c>null</c> when only its uid could be read.</param>
    /// <param name="uid">The uid, made fit for one line.</param>
    /// <param name="decision">The answer.</param>
    public static void Decided(AdmissionRequest? request, string uid, AdmissionDecision decision)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
            return;

        span.SetTag(Prefix + "uid", uid);
        span.SetTag(Prefix + "outcome", AdmissionWords.Of(decision.Outcome));
        if (decision.Findings.Count > 0)
            span.SetTag(Prefix + "rules", decision.Findings.Select(finding => finding.Rule).Distinct().ToArray());

        if (request is null)
            return;

        span.SetTag("k8s.namespace.name", request.Namespace);
        span.SetTag("k8s.daemonset.name", request.Name);
        span.SetTag(Prefix + "operation", request.Operation);
        span.SetTag(Prefix + "dry_run", request.DryRun);
    }

    /// <summary>Tells the status of the answer. Callers' mistakes are no errors of this service.</summary>
    public static void Answered(int status) => Activity.Current?.SetTag("http.response.status_code", status);

    /// <summary>Tells of an error inside this service.</summary>
    public static void Failed(Exception exception)
    {
        if (Activity.Current is not { } span)
            return;

        span.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        span.SetTag("error.type", exception.GetType().FullName);
    }
}
