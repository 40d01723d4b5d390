using Webhook.Model.Admission;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Rules;
using Webhook.Policy.Verdicts;

namespace Webhook.Admission;

/// <summary>Runs the rules: denies with every reason, or lets pass with warnings.</summary>
internal sealed class ValidationReviewer(PolicyStore policies, TimeProvider time) : IReviewer
{
    /// <inheritdoc/>
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        if (!AdmissionScope.Covers(request, out var operation))
            return AdmissionDecision.Pass(request.Uid);

        var review = ReviewInput.Read(request, operation, time.GetUtcNow(), out var problem);
        return review is null
            ? ErrorDecisions.NotJudged(request, problem)
            : Decide(request, review, policies.Current.Engine.Evaluate(review));
    }

    private static AdmissionDecision Decide(AdmissionRequest request, DaemonSetReview review, Verdict verdict)
    {
        List<Finding> denials = [.. verdict.Findings.Where(finding => finding.Action == RuleAction.Deny)];
        var warnings = verdict.Findings.Where(finding => finding.Action == RuleAction.Warn)
            .Select(finding => FindingText.Warning(review.DisplayName, FindingText.Line(finding)));
        return new()
        {
            Outcome = denials.Count > 0 ? AdmissionOutcome.Denied : AdmissionOutcome.Allowed,
            Findings = verdict.Findings,
            Failures = verdict.Failures,
            Response = new()
            {
                Uid = request.Uid,
                Allowed = denials.Count == 0,
                Status = denials.Count > 0 ? Forbidden(request, review, denials) : null,
                Warnings = WarningBudget.Fit(warnings),
                AuditAnnotations = AuditAnnotations.Of(verdict.Findings, verdict.Policies),
            },
        };
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
