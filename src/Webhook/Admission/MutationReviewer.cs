using Webhook.Cluster;
using Webhook.Model.Admission;
using Webhook.Model.Core;
using Webhook.Model.Patches;
using Webhook.Policies;
using Webhook.Policy;
using Webhook.Policy.Injection;

namespace Webhook.Admission;

/// <summary>Adds the tolerations that policies ask for. Never refuses anything.</summary>
/// <param name="policies">The policies.</param>
/// <param name="cluster">Knows the labels of namespaces; <c>null</c> for none.</param>
/// <param name="time">The clock.</param>
internal sealed class MutationReviewer(PolicyStore policies, IClusterSource? cluster, TimeProvider time) : IReviewer
{
    /// <inheritdoc/>
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        if (!AdmissionScope.Covers(request, out var operation) || operation == Operation.Delete)
            return AdmissionDecision.Pass(request.Uid);

        var review = ReviewInput.Read(request, operation, time.GetUtcNow(), out var problem);
        if (review is null)
            return ErrorDecisions.NotJudged(request, problem);

        if (cluster is not null)
            review = review with { NamespaceLabels = cluster.LabelsOfNamespace(review.Namespace) };

        var injection = policies.Current.Engine.Inject(review);
        return injection is { Deferred.Count: 0, SkippedPolicies.Count: 0, Patch: EncodedPatch or { Count: 0 } }
            ? Decide(request, injection)
            : Decide(request, review, injection);
    }

    /// <summary>The answer that nearly every request gets.</summary>
    private static AdmissionDecision Decide(AdmissionRequest request, TolerationInjection injection) => new()
    {
        Outcome = OutcomeOf(injection),
        Injected = injection.Added,
        Response = new()
        {
            Uid = request.Uid,
            Allowed = true,
            Patch = injection.Patch,
            AuditAnnotations = AuditAnnotations.Of(injection),
        },
    };

    private AdmissionDecision Decide(AdmissionRequest request, DaemonSetReview review, TolerationInjection injection)
    {
        var skipped = SkippedChecks.Of(review, injection.SkippedPolicies, cluster?.View);
        IEnumerable<string> deferred = injection.Deferred.Count > 0 ? [DeferredWarning(review, injection.Deferred)] : [];
        return new()
        {
            Outcome = OutcomeOf(injection),
            Injected = injection.Added,
            Skipped = skipped,
            Response = new()
            {
                Uid = request.Uid,
                Allowed = true,
                Patch = injection.Patch,
                Warnings = WarningBudget.Fit([.. deferred, .. skipped.Warnings]),
                AuditAnnotations = AuditAnnotations.Of(injection.Added, injection.Deferred, skipped),
            },
        };
    }

    private static AdmissionOutcome OutcomeOf(TolerationInjection injection) => injection switch
    {
        { Patch.Count: > 0 } => AdmissionOutcome.Mutated,
        { Deferred.Count: > 0 } => AdmissionOutcome.Deferred,
        _ => AdmissionOutcome.Allowed,
    };

    /// <summary>The keys come last, where a long list is cut short; the audit annotation has all of them.</summary>
    private static string DeferredWarning(DaemonSetReview review, IReadOnlyList<Toleration> deferred)
    {
        var keys = string.Join(", ", deferred.Select(toleration => toleration.IsKeyless ? "*" : toleration.Key).Distinct());
        var counted = deferred.Count == 1 ? "1 missing toleration is" : $"{deferred.Count} missing tolerations are";
        return $"{FindingText.Warning(review.DisplayName, $"{counted} deferred to the next change of the template")}: {keys}";
    }
}
