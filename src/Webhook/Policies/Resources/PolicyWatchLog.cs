using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model.Text;

namespace Webhook.Policies.Resources;

/// <summary>Counts and logs what happens to the watch of DaemonSetPolicies; that the whole cluster is lost is said elsewhere.</summary>
/// <param name="metrics">Counts restarts.</param>
/// <param name="logger">Gets the lines.</param>
internal sealed class PolicyWatchLog(ClusterMetrics metrics, ILogger<ResourcePolicies> logger) : IWatchObserver
{
    private bool _isRefused;

    /// <inheritdoc/>
    public void OnRestart(WatchRestart restart)
    {
        metrics.Restarted(restart);
        switch (restart.Reason)
        {
            case WatchRestartReason.Ended or WatchRestartReason.Expired:
                break;
            case WatchRestartReason.Absent:
                PolicyLog.ResourcesAbsent(logger);
                break;
            case WatchRestartReason.Denied or WatchRestartReason.Refused when !_isRefused:
                _isRefused = true;
                PolicyLog.ResourcesRefused(logger, $"{ClusterFailure.Reason(restart.Cause!)}; grant list and watch of daemonsetpolicies in daemonset-webhook.dev");
                break;
            default:
                PolicyLog.ResourcesRestarted(logger, ClusterFailure.Reason(restart.Cause!), restart.Wait.TotalSeconds);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnRecovery(string resource) => _isRefused = false;

    /// <inheritdoc/>
    public void OnUnreadable(UnreadableObject unreadable) => PolicyLog.ResourcesRefused(logger, OneLine.Of(unreadable.ToString()));
}
