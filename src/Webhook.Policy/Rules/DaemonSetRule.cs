using Webhook.Model.Apps;

namespace Webhook.Policy.Rules;

/// <summary>A rule about the DaemonSet as it would become. Silent where there is nothing to become.</summary>
/// <remarks>
/// Nothing is reported on DELETE and CONNECT, nor for a DaemonSet that is being deleted: the last updates of such an
/// object take its finalizers away, and a denial there would keep it for ever.
/// </remarks>
public abstract class DaemonSetRule : Rule
{
    /// <inheritdoc/>
    public sealed override void Check(DaemonSetReview review, FindingSink findings)
    {
        if (review.IsAlive)
            Check(review.Object!, review, findings);
    }

    /// <summary>Reports everything in the DaemonSet that violates the rule.</summary>
    /// <param name="daemonSet">The object as it would become, defaulted.</param>
    /// <param name="review">All else that is known.</param>
    /// <param name="findings">Where to report to.</param>
    protected abstract void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings);
}
