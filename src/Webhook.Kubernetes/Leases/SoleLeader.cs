namespace Webhook.Kubernetes.Leases;

/// <summary>Leads always: for a process that is alone, or does nothing that only one may do.</summary>
public sealed class SoleLeader : ILeadership
{
    /// <inheritdoc/>
    public bool IsLeader => true;

    /// <inheritdoc/>
    public Task<CancellationToken> WaitAsync(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);
}
