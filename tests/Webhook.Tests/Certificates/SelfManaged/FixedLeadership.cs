using Webhook.Kubernetes.Leases;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>Leads when the test says so.</summary>
internal sealed class FixedLeadership : ILeadership
{
    public bool IsLeader { get; set; }

    public Task<CancellationToken> WaitAsync(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);
}
