namespace Webhook.Kubernetes.Events;

/// <summary>The two types of events.</summary>
public enum EventType
{
    /// <summary>For the record.</summary>
    Normal,

    /// <summary>Something to look at.</summary>
    Warning,
}
