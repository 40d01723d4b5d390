using Webhook.Admission;
using Webhook.Model.Admission;

namespace Webhook.Monitoring.Tests.Live.Incidents;

/// <summary>A reviewer with a fault that can be turned on.</summary>
internal sealed class SwitchedReviewer(IReviewer reviewer, Func<bool> isOn, Action fault) : IReviewer
{
    public AdmissionDecision Review(AdmissionRequest request, ReviewDeadline deadline)
    {
        if (isOn())
            fault();

        return reviewer.Review(request, deadline);
    }
}
