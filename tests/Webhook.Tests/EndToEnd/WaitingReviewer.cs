using Webhook.Admission;
using Webhook.Model.Admission;

namespace Webhook.Tests.EndToEnd;

/// <summary>Holds a request between two signals.</summary>
internal sealed class WaitingReviewer(IReviewer reviewer, SemaphoreSlim entered, SemaphoreSlim leave) : IReviewer
{
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        entered.Release();
        Assert.True(leave.Wait(TimeSpan.FromSeconds(20)));
        return reviewer.Review(request, deadline);
    }
}
