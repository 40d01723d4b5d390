namespace Webhook.Kubernetes.Caches;

/// <summary>A loop that keeps one store equal to the cluster.</summary>
public interface IReflector
{
    /// <summary>How well it does. Safe to read at any time.</summary>
    ReflectorState State { get; }

    /// <summary>Runs until cancelled; whatever the server does, it goes on trying and the store keeps its last good state.</summary>
    Task RunAsync(CancellationToken cancellation);
}
