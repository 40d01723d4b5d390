namespace Webhook.Kubernetes.Events;

/// <summary>What became of an event.</summary>
public enum EventOutcome
{
    /// <summary>Written as a new event.</summary>
    Written,

    /// <summary>Counted in an event that said the same not long ago.</summary>
    Counted,

    /// <summary>Left out: there were too many of late.</summary>
    LeftOut,

    /// <summary>Left out: the namespace is gone or going.</summary>
    NamespaceGone,
}
