namespace Webhook.Kubernetes.Leases;

/// <summary>Whether this process is the one of its replicas that may write what only one should. Safe for use from many threads.</summary>
public interface ILeadership
{
    /// <summary>Whether this process leads at this moment. To be asked again before each write: it turns false by the clock alone.</summary>
    bool IsLeader { get; }

    /// <summary>Waits until this process leads.</summary>
    /// <returns>
    /// A token that is cancelled when this term of leading ends, for whatever reason. Who comes back after that waits for
    /// the next term.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled first.</exception>
    Task<CancellationToken> WaitAsync(CancellationToken cancellation);
}
