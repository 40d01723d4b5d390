namespace Webhook.Kubernetes.Caches;

/// <summary>Is told when a list or watch has to begin anew, to count and log it.</summary>
public interface IWatchObserver
{
    /// <summary>Called on the loop of that resource, before the wait; many loops call at once. Must not throw.</summary>
    void OnRestart(WatchRestart restart);
}
