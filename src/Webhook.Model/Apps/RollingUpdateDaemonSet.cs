namespace Webhook.Model.Apps;

/// <summary>apps/v1 RollingUpdateDaemonSet.</summary>
public sealed record RollingUpdateDaemonSet
{
    /// <summary><c>maxUnavailable</c>: pods that may be unavailable during the roll-out; <c>null</c> when absent (the API server makes it 1).</summary>
    public IntOrPercent? MaxUnavailable { get; init; }

    /// <summary><c>maxSurge</c>: nodes that may have an old and a new pod at a time; <c>null</c> when absent (the API server makes it 0).</summary>
    public IntOrPercent? MaxSurge { get; init; }
}
