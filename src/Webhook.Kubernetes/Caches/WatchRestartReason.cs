namespace Webhook.Kubernetes.Caches;

/// <summary>Why a list or watch was begun anew: a closed set, fit for a metric's label.</summary>
public enum WatchRestartReason
{
    /// <summary>The server ended the watch in good order, as it was asked to.</summary>
    Ended,

    /// <summary>The version or continue token is too old (410); a new list follows.</summary>
    Expired,

    /// <summary>No connection, or it broke.</summary>
    Disconnected,

    /// <summary>The server fell silent.</summary>
    Stalled,

    /// <summary>The server is busy: 429, or 503 with Retry-After.</summary>
    Throttled,

    /// <summary>401 or 403: credentials or RBAC.</summary>
    Denied,

    /// <summary>Any other refusal of 400 to 499, such as 404 for a resource that is not served.</summary>
    Refused,

    /// <summary>404 for a resource that a cluster may not know: nothing is amiss, and it is told once.</summary>
    Absent,

    /// <summary>500 to 599.</summary>
    ServerError,

    /// <summary>What came could not be read.</summary>
    Malformed,

    /// <summary>A credential could not be had, such as from an exec plugin, or a fault of our own.</summary>
    Failed,
}
