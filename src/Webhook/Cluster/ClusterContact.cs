using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Connections;
using Webhook.Model.Text;
using Webhook.Policy.Rollouts;

namespace Webhook.Cluster;

/// <summary>Counts every restart of a list or watch, and logs when contact to the cluster is lost and when it is back, once each.</summary>
/// <param name="connection">The cluster.</param>
/// <param name="maxAge">For how long rules go on with what was known.</param>
/// <param name="known">Whether everything has been listed once, so that there is something to go on with.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Counts restarts.</param>
/// <param name="logger">Gets the lines.</param>
internal sealed class ClusterContact(
    ClusterConnection connection, TimeSpan maxAge, Func<bool> known, TimeProvider time, ClusterMetrics metrics, ILogger<LiveCluster> logger) : IWatchObserver
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _lost = [];
    private readonly HashSet<string> _refused = [];
    private DateTimeOffset _since;

    private string Name => ClusterFailure.NameOf(connection);

    /// <inheritdoc/>
    public void OnRestart(WatchRestart restart)
    {
        metrics.Restarted(restart);

        // A watch that ended on time, whose version was too old or whose resource is not there says nothing about the contact.
        if (restart.Reason is WatchRestartReason.Ended or WatchRestartReason.Expired or WatchRestartReason.Absent)
            return;

        var reason = OneLine.Of(ClusterFailure.Reason(restart.Cause!));
        ClusterLog.Restarted(logger, restart.Resource, reason, restart.Wait.TotalSeconds);
        lock (_gate)
        {
            // Which permission is missing must be known for each resource; that the server is gone is known by the first.
            if (restart.Reason is WatchRestartReason.Denied or WatchRestartReason.Refused)
            {
                if (_refused.Add(restart.Resource))
                    ClusterLog.Refused(logger, Name, restart.Resource, reason);

                return;
            }

            // A connection that died without a word is found out late. What was begun before a loss that is over belongs to that
            // loss; if the server is away again, the next try will tell.
            if (_lost.Count == 0 && restart.Began < _since)
                return;

            if (_lost.Count == 0)
            {
                _since = time.GetUtcNow();
                if (known())
                    ClusterLog.Lost(logger, Name, restart.Resource, reason, DurationText.Age(maxAge));
                else
                    ClusterLog.NotReached(logger, Name, restart.Resource, reason);
            }

            _lost.Add(restart.Resource);
        }
    }

    /// <inheritdoc/>
    public void OnUnreadable(UnreadableObject unreadable) => ClusterLog.Unreadable(logger, Name, OneLine.Of(unreadable.ToString()));

    /// <inheritdoc/>
    public void OnRecovery(string resource)
    {
        lock (_gate)
        {
            if (_refused.Remove(resource))
                ClusterLog.Served(logger, Name, resource);

            if (_lost.Remove(resource) && _lost.Count == 0)
                ClusterLog.Found(logger, Name, DurationText.Age(time.GetUtcNow() - _since));
        }
    }
}
