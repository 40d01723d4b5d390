namespace Webhook.Kubernetes.Caches;

/// <summary>Is told of each change of a store, after the change can be seen in it.</summary>
public interface IStoreListener<T>
    where T : class
{
    /// <summary>Called in order, by one thread at a time, on the loop that reads events: must return at once and not throw.</summary>
    void OnChange(StoreChange<T> change);
}
