namespace Webhook.Kubernetes.Caches;

/// <summary>A loop that keeps one store equal to the cluster.</summary>
public interface IReflector
{
    /// <summary>How well it does. Safe to read at any time.</summary>
    ReflectorState State { get; }

    /// <summary>Whether the store has ever held a whole list; as in <see cref="State"/>, without making one.</summary>
    bool IsSynced { get; }

    /// <summary>When the server was last heard of; likewise.</summary>
    DateTimeOffset? LastContact { get; }

    /// <summary>Since when the store may lag behind the cluster; likewise.</summary>
    DateTimeOffset? BehindSince { get; }

    /// <summary>Runs until cancelled; whatever the server does, it goes on trying and the store keeps its last good state.</summary>
    Task RunAsync(CancellationToken cancellation);
}
