namespace Webhook.Model.Apps;

/// <summary>apps/v1 defaulting, so that a linted file looks like the object that admission sees.</summary>
/// <remarks>
/// Follows <c>SetDefaults_DaemonSet</c> of kubernetes' pkg/apis/apps/v1/defaults.go. Defaulting is idempotent. With
/// OnDelete nothing is added and nothing removed; an unknown type is left alone for validation to refuse.
/// </remarks>
public static class DaemonSetDefaults
{
    /// <summary>Old ControllerRevisions kept when <c>spec.revisionHistoryLimit</c> is absent.</summary>
    public const int RevisionHistoryLimit = 10;

    /// <summary>The DaemonSet with the API server's defaults filled in; the same instance where none is missing.</summary>
    public static DaemonSet Apply(DaemonSet daemonSet)
    {
        var strategy = Apply(daemonSet.Spec.UpdateStrategy);
        if (daemonSet.Spec.RevisionHistoryLimit is not null && ReferenceEquals(strategy, daemonSet.Spec.UpdateStrategy))
            return daemonSet;

        var limit = daemonSet.Spec.RevisionHistoryLimit ?? RevisionHistoryLimit;
        return daemonSet with { Spec = daemonSet.Spec with { UpdateStrategy = strategy, RevisionHistoryLimit = limit } };
    }

    /// <summary>The strategy with its type, and for RollingUpdate with both of its parameters; the same instance where none is missing.</summary>
    public static DaemonSetUpdateStrategy Apply(DaemonSetUpdateStrategy strategy)
    {
        var type = strategy.Type.Length == 0 ? DaemonSetUpdateStrategy.RollingUpdateType : strategy.Type;
        if (type != DaemonSetUpdateStrategy.RollingUpdateType
            || strategy is { Type.Length: > 0, RollingUpdate: { MaxUnavailable: not null, MaxSurge: not null } })
        {
            return strategy;
        }

        var rollingUpdate = strategy.RollingUpdate ?? new RollingUpdateDaemonSet();
        return new DaemonSetUpdateStrategy
        {
            Type = type,
            RollingUpdate = rollingUpdate with
            {
                MaxUnavailable = rollingUpdate.MaxUnavailable ?? IntOrPercent.FromInt(1),
                MaxSurge = rollingUpdate.MaxSurge ?? IntOrPercent.FromInt(0),
            },
        };
    }
}
