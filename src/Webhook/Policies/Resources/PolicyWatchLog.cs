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
    private volatile string _failure = "";

    /// <summary>Why they can't be listed or watched at the moment; empty while nothing went wrong.</summary>
    public string Failure => _failure;

    /// <inheritdoc/>
    public void OnRestart(WatchRestart restart)
    {
        metrics.Restarted(restart);
        _failure = restart.Cause is { } cause && restart.Reason != WatchRestartReason.Absent ? OneLine.Of(ClusterFailure.Reason(cause)) : "";
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
    public void OnRecovery(string resource) => (_isRefused, _failure) = (false, "");

    /// <summary>The first list was waited for in vain.</summary>
    public void Overdue(TimeSpan patience) => PolicyLog.ResourcesOverdue(logger, patience.TotalSeconds, _failure.Length > 0 ? _failure : "no answer yet");

    /// <summary>It has come after all.</summary>
    public void Known() => PolicyLog.ResourcesKnown(logger);

    /// <inheritdoc/>
    public void OnUnreadable(UnreadableObject unreadable) => PolicyLog.ResourcesRefused(logger, OneLine.Of(unreadable.ToString()));
}
