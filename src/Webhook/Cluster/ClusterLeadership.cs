using Webhook.Kubernetes.Leases;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Model.Text;

namespace Webhook.Cluster;

/// <summary>Which one of the replicas leads: it alone writes certificates and the results of the audit. Safe for use from many threads.</summary>
internal sealed class ClusterLeadership : ILeadership, ILeadershipObserver
{
    private readonly LeaderElection _election;
    private readonly LeaseSettings _lease;
    private readonly ILogger<ClusterLeadership> _logger;
    private string _failure = "";

    /// <summary>Takes part in the election only once <see cref="RunAsync"/> is called.</summary>
    /// <param name="cluster">Holds the Lease.</param>
    /// <param name="lease">Which Lease, and who we are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="instruments">Shows who leads.</param>
    /// <param name="logger">Says when that changes.</param>
    public ClusterLeadership(LiveCluster cluster, LeaseSettings lease, TimeProvider time, Instruments instruments, ILogger<ClusterLeadership> logger)
    {
        (_lease, _logger) = (lease, logger);
        _election = new(cluster.Api, cluster.Api, lease, time, Random.Shared, this);
        instruments.Observe(AuditDescriptions.Leader, () => [new(IsLeader ? 1 : 0)]);
    }

    /// <inheritdoc/>
    public bool IsLeader => _election.IsLeader;

    /// <summary>A name that no other process has: the pod's, so that people find it, and some chance, since pods of a StatefulSet keep theirs.</summary>
    /// <param name="host">Name of the pod or machine.</param>
    public static string IdentityOf(string host) => $"{host}_{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public Task<CancellationToken> WaitAsync(CancellationToken cancellation) => _election.WaitAsync(cancellation);

    /// <summary>Takes part until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => _election.RunAsync(cancellation);

    /// <inheritdoc/>
    public void OnElected()
    {
        Volatile.Write(ref _failure, "");
        ClusterLog.Elected(_logger, _lease.Namespace, _lease.Name);
    }

    /// <inheritdoc/>
    public void OnLost(LeadershipLoss reason) => ClusterLog.NoLongerLeader(_logger, _lease.Namespace, _lease.Name, reason);

    /// <summary>Said once for each kind of failure: tries are made every few seconds.</summary>
    public void OnFailure(Exception failure)
    {
        var text = OneLine.Of(failure.GetBaseException().Message);
        if (Interlocked.Exchange(ref _failure, text) != text)
            ClusterLog.LeaseFailed(_logger, _lease.Namespace, _lease.Name, text);
    }
}
