using Webhook.Admission;
using Webhook.Model.Admission;

namespace Webhook.Tests.Tracing;

/// <summary>A mistake of ours in the middle of a review.</summary>
internal sealed class FailingReviewer : IReviewer
{
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline) => throw new InvalidOperationException("a mistake");
}
