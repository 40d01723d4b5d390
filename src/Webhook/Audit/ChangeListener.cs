using Webhook.Kubernetes.Caches;

namespace Webhook.Audit;

/// <summary>Hands each version of an object that changed, the old and the new one, to a function.</summary>
/// <param name="touched">Called on the loop that reads events.</param>
internal sealed class ChangeListener<T>(Action<T> touched) : IStoreListener<T>
    where T : class
{
    /// <inheritdoc/>
    public void OnChange(StoreChange<T> change)
    {
        if (change.Before is { } before)
            touched(before);

        if (change.After is { } after)
            touched(after);
    }
}
