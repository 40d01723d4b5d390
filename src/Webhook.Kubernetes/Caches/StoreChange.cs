namespace Webhook.Kubernetes.Caches;

/// <summary>One object came, changed or went.</summary>
/// <param name="Before">What was there; <c>null</c> when the object is new.</param>
/// <param name="After">What is there now; <c>null</c> when the object is gone.</param>
public readonly record struct StoreChange<T>(T? Before, T? After)
    where T : class;
