namespace Webhook.Model.Core;

/// <summary>Phases of a <see cref="Pod"/>, spelled as in core/v1.</summary>
public static class PodPhase
{
    /// <summary>Not all containers have been started; also before the pod has a node.</summary>
    public const string Pending = "Pending";

    /// <summary>Bound to a node, and at least one container runs or is being restarted.</summary>
    public const string Running = "Running";

    /// <summary>All containers ended well and are not restarted.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>All containers ended, at least one of them badly.</summary>
    public const string Failed = "Failed";

    /// <summary>The node can't be asked.</summary>
    public const string Unknown = "Unknown";
}
