namespace Webhook.Model.Apps;

/// <summary>apps/v1 DaemonSetUpdateStrategy.</summary>
public sealed record DaemonSetUpdateStrategy
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static DaemonSetUpdateStrategy Empty { get; } = new();

    /// <summary>The pods are replaced by the controller, some nodes at a time.</summary>
    public const string RollingUpdateType = "RollingUpdate";

    /// <summary>A pod is replaced only after somebody has deleted it.</summary>
    public const string OnDeleteType = "OnDelete";

    /// <summary><c>type</c>, as written, case sensitive; empty when absent (the API server makes it <c>RollingUpdate</c>).</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary><c>rollingUpdate</c>: parameters, looked at only with type RollingUpdate.</summary>
    public RollingUpdateDaemonSet? RollingUpdate { get; init; }
}
