namespace Webhook.Policy.PodSecurity;

/// <summary>The levels of the Pod Security Standards, the loosest first.</summary>
internal enum SecurityLevel
{
    /// <summary>Everything is allowed.</summary>
    Privileged,

    /// <summary>What is known to lead out of the container is not allowed.</summary>
    Baseline,

    /// <summary>The pod must give up what it need not have, too.</summary>
    Restricted,
}
