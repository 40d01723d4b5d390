namespace Webhook.Kubernetes.Api;

/// <summary>One event of a watch.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object, for Added, Modified and Deleted, readable or not; for Bookmark only its version is set.</param>
/// <param name="Status">Why the watch can't go on, for Error.</param>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes"/>.</remarks>
public readonly record struct WatchEvent<T>(WatchEventType Type, Decoded<T> Object, ApiStatus? Status = null)
    where T : class;
