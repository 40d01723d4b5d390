using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>Is told of what goes wrong while a cluster is followed, and when it works again, to count and log both.</summary>
public interface IWatchObserver
{
    /// <summary>A list or watch begins anew. Called on the loop of that resource, before the wait; many loops call at once. Must not throw.</summary>
    void OnRestart(WatchRestart restart);

    /// <summary>The resource is followed again after a failure. Called on the loop of that resource. Must not throw.</summary>
    /// <param name="resource">The resource in lower case plural.</param>
    void OnRecovery(string resource)
    {
    }

    /// <summary>
    /// An object can't be read and is left out of its store, as if the cluster had none of that name; all others are kept.
    /// Told once for each object, and of no more than 100 objects of a resource at a time: <see cref="ReflectorState.Unreadable"/>
    /// counts them all. Called on the loop of that resource. Must not throw.
    /// </summary>
    void OnUnreadable(UnreadableObject unreadable)
    {
    }
}
