namespace Webhook.Policy.Rollouts.Controller;

/// <summary>What a roll-out does on one node.</summary>
internal enum UpdateAction : byte
{
    /// <summary>Nothing: the node's pod is new, and nothing waits for it.</summary>
    None,

    /// <summary>Nothing yet: the node uses up one of maxUnavailable, or of maxSurge.</summary>
    Waits,

    /// <summary>The old pod is deleted at once. Without surge it uses up one of maxUnavailable.</summary>
    Replace,

    /// <summary>With surge: a new pod is created beside the old one at once, which uses up nothing.</summary>
    CreateBeside,

    /// <summary>The old pod is available: its turn comes while something of the budget is left.</summary>
    Candidate,

    /// <summary>With surge, where no pod should run: the old pod is deleted while more pods are available than nodes should run one.</summary>
    LeaveWhenSpare,
}
