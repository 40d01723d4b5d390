using Webhook.Model.Apps;

namespace Webhook.Policy.Rollouts;

/// <summary>How many pods the controller takes down, or doubles, at a time.</summary>
/// <remarks>Follows <c>updatedDesiredNodeCounts</c> of kubernetes' pkg/controller/daemon/update.go; both percentages are rounded up.</remarks>
/// <param name="MaxUnavailable">Nodes that may be without an available pod.</param>
/// <param name="MaxSurge">Nodes that may hold an old and a new pod.</param>
public readonly record struct RollingUpdateCounts(int MaxUnavailable, int MaxSurge)
{
    /// <summary>The counts for a cluster.</summary>
    /// <remarks>
    /// With OnDelete both come out as 0, and like every pair of zeros on at least one node are reported as one unavailable;
    /// the controller then never looks at them.
    /// </remarks>
    /// <param name="strategy">The strategy, defaulted or not.</param>
    /// <param name="desiredNumberScheduled">Nodes that should run a pod.</param>
    /// <returns><c>null</c> for a value that is no count and no percentage: the controller then rolls nothing out.</returns>
    public static RollingUpdateCounts? For(DaemonSetUpdateStrategy strategy, int desiredNumberScheduled)
    {
        var defaulted = DaemonSetDefaults.Apply(strategy);
        var (unavailable, surge) = (0, 0);
        if (defaulted is { Type: DaemonSetUpdateStrategy.RollingUpdateType, RollingUpdate: { } parameters }
            && !(ScaledValue.TryScale(parameters.MaxUnavailable, desiredNumberScheduled, roundUp: true, out unavailable)
                && ScaledValue.TryScale(parameters.MaxSurge, desiredNumberScheduled, roundUp: true, out surge)))
        {
            return null;
        }

        return desiredNumberScheduled > 0 && unavailable == 0 && surge == 0 ? new(1, 0) : new(unavailable, surge);
    }
}
