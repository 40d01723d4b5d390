using Webhook.Cluster;
using Webhook.Model.Admission;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Admission;

/// <summary>Runs the rules: denies with every reason, or lets pass with warnings.</summary>
/// <param name="policies">The policies.</param>
/// <param name="cluster">What live rules read; <c>null</c> for none.</param>
/// <param name="forecastPods">Least number of pods that a forecast is worth; 0 for no forecast.</param>
/// <param name="time">The clock.</param>
internal sealed class ValidationReviewer(PolicyStore policies, IClusterSource? cluster, int forecastPods, TimeProvider time) : IReviewer
{
    /// <summary>Stands where a rule's id would if foretelling throws.</summary>
    public const string Forecast = "forecast";

    /// <inheritdoc/>
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        if (!AdmissionScope.Covers(request, out var operation))
            return AdmissionDecision.Pass(request.Uid);

        var view = cluster?.View;
        var review = ReviewInput.Read(request, operation, time.GetUtcNow(), out var problem);
        if (review is null)
            return ErrorDecisions.NotJudged(request, problem);

        if (view?.Snapshot is { } snapshot)
            review = review with { Cluster = snapshot };
        else if (cluster is not null)
            review = review with { NamespaceLabels = cluster.LabelsOfNamespace(review.Namespace) };

        var verdict = policies.Current.Engine.Evaluate(review, view is null ? null : EndOf(deadline));
        var skipped = SkippedChecks.Of(review, verdict, view);
        var forecast = Foretell(review, verdict, deadline, out var failures);
        return verdict is { Findings.Count: 0, Failures.Count: 0 } && failures.Count == 0 && ReferenceEquals(skipped, SkippedChecks.None)
            ? Pass(request, verdict, Told(review, forecast))
            : Decide(request, review, verdict, skipped, forecast, failures);
    }

    /// <summary>The answer to a request that nothing is wrong with.</summary>
    private static AdmissionDecision Pass(AdmissionRequest request, Verdict verdict, IReadOnlyList<string> told) => new()
    {
        Outcome = AdmissionOutcome.Allowed,
        Response = new()
        {
            Uid = request.Uid,
            Allowed = true,
            Warnings = WarningBudget.Fit(told),
            AuditAnnotations = AuditAnnotations.Of(verdict.Policies),
        },
    };

    // Apart, so that only a review with live rules pays for the closure.
    private static Func<bool> EndOf(ReviewDeadline deadline) => () => deadline.HasPassed;

    private static AdmissionDecision Decide(
        AdmissionRequest request, DaemonSetReview review, Verdict verdict, SkippedChecks skipped, string? forecast, IReadOnlyList<RuleFailure> failures)
    {
        List<Finding> denials = [.. verdict.Findings.Where(finding => finding.Action == RuleAction.Deny)];
        var warnings = verdict.Findings.Where(finding => finding.Action == RuleAction.Warn)
            .Select(finding => FindingText.Warning(review.DisplayName, finding));

        // What is denied sets nothing in motion.
        var foretold = Told(review, denials.Count > 0 ? null : forecast);
        return new()
        {
            Outcome = denials.Count > 0 ? AdmissionOutcome.Denied : AdmissionOutcome.Allowed,
            Findings = verdict.Findings,
            Failures = [.. verdict.Failures, .. failures],
            Skipped = skipped,
            Response = new()
            {
                Uid = request.Uid,
                Allowed = denials.Count == 0,
                Status = denials.Count > 0 ? Forbidden(request, review, denials) : null,
                Warnings = WarningBudget.Fit([.. warnings, .. skipped.Warnings, .. foretold]),
                AuditAnnotations = AuditAnnotations.Of(verdict.Findings, verdict.Policies, skipped),
            },
        };
    }

    private static IReadOnlyList<string> Told(DaemonSetReview review, string? forecast) =>
        forecast is null ? [] : [FindingText.Warning(review.DisplayName, forecast)];

    /// <summary>What the request sets in motion. A mistake in it costs no verdict.</summary>
    private string? Foretell(DaemonSetReview review, Verdict verdict, ReviewDeadline deadline, out IReadOnlyList<RuleFailure> failures)
    {
        failures = [];
        if (forecastPods == 0 || verdict.Policies.Count == 0 || deadline.HasPassed)
            return null;

        try
        {
            return ChangeForecast.Of(review, verdict, forecastPods);
        }
        catch (Exception exception)
        {
            failures = [new(Forecast, exception)];
            return null;
        }
    }

    /// <summary>403 and Forbidden: other codes make clients retry or kubectl drop the message (statuserror.go, kubectl checkErr).</summary>
    private static AdmissionStatus Forbidden(AdmissionRequest request, DaemonSetReview review, List<Finding> denials) => new()
    {
        Code = 403,
        Reason = "Forbidden",
        Message = FindingText.Denial(review.DisplayName, denials),
        Name = review.Name,
        Group = request.Kind.Group,
        Kind = request.Kind.Kind,
        Causes = [.. denials.Select(finding => new StatusCause(CauseOf(finding), finding.Field, FindingText.Line(finding)))],
    };

    private static string CauseOf(Finding finding) => RuleCatalogue.Find(finding.Rule) is { Descriptor.IsEnforcedByApiServer: true }
        ? StatusCause.FieldValueInvalid
        : StatusCause.FieldValueForbidden;
}
