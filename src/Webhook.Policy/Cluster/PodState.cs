namespace Webhook.Policy.Cluster;

/// <summary>What is true of a pod, as far as its controller asks.</summary>
[Flags]
internal enum PodState : byte
{
    None = 0,

    /// <summary>It is bound, or pinned, to a node.</summary>
    HasTarget = 1,

    /// <summary>The scheduler has bound it.</summary>
    Bound = 2,

    /// <summary>It is being deleted.</summary>
    Terminating = 4,

    Failed = 8,

    Succeeded = 16,

    /// <summary>Its containers have ended and are not started again.</summary>
    Ended = Failed | Succeeded,
}
