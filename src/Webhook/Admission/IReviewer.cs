using Webhook.Model.Admission;

namespace Webhook.Admission;

/// <summary>Decides one request.</summary>
internal interface IReviewer
{
    /// <summary>Decides; may throw, and the request then passes with a warning.</summary>
    /// <param name="request">The request; its objects may be used until this returns.</param>
    /// <param name="deadline">When the answer must be out.</param>
    AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline);
}
