using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>Is told of what goes wrong while a cluster is followed, to count and log it.</summary>
public interface IWatchObserver
{
    /// <summary>A list or watch begins anew. Called on the loop of that resource, before the wait; many loops call at once. Must not throw.</summary>
    void OnRestart(WatchRestart restart);

    /// <summary>
    /// An object can't be read and is left out of its store, as if the cluster had none of that name; all others are kept.
    /// Told once for each object, and of no more than 100 objects of a resource at a time: <see cref="ReflectorState.Unreadable"/>
    /// counts them all. Called on the loop of that resource. Must not throw.
    /// </summary>
    void OnUnreadable(UnreadableObject unreadable)
    {
    }
}
