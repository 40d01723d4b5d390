namespace Webhook.Policy.Rollouts;

/// <summary>The state of a node as a roll-out begins; what each means is said at <see cref="RolloutNodes"/>.</summary>
public enum RolloutNodeState
{
    /// <summary>It does not take part.</summary>
    None,

    /// <summary>See <see cref="RolloutNodes.Available"/>.</summary>
    Available,

    /// <summary>See <see cref="RolloutNodes.Broken"/>.</summary>
    Broken,

    /// <summary>See <see cref="RolloutNodes.Pending"/>.</summary>
    Pending,

    /// <summary>See <see cref="RolloutNodes.NotReady"/>.</summary>
    NotReady,

    /// <summary>See <see cref="RolloutNodes.Terminating"/>.</summary>
    Terminating,

    /// <summary>See <see cref="RolloutNodes.WithoutPod"/>.</summary>
    WithoutPod,

    /// <summary>See <see cref="RolloutNodes.Waiting"/>.</summary>
    Waiting,
}
