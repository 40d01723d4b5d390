using Prometheus;
using Webhook.Kubernetes.Caches;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Cluster;

/// <summary>Measures how well the caches follow the cluster.</summary>
internal sealed class ClusterMetrics(Instruments instruments)
{
    private static readonly WatchRestartReason[] Reasons = Enum.GetValues<WatchRestartReason>();

    private readonly List<Func<IReadOnlyList<ReflectorState>>> _sources = [];
    private readonly Counter _restarts = instruments.Counter(ClusterDescriptions.WatchRestarts);

    /// <summary>
    /// Reports the state of resources, beside those of earlier calls, and starts their counters at 0, so that a rate is known
    /// from the first scrape on. To be called before the first scrape.
    /// </summary>
    /// <param name="states">Asked at each scrape.</param>
    public void Observe(Func<IReadOnlyList<ReflectorState>> states)
    {
        foreach (var state in states())
        {
            foreach (var reason in Reasons)
                RestartsOf(state.Resource, reason);
        }

        _sources.Add(states);
        if (_sources.Count == 1)
            Observe();
    }

    /// <summary>A list or watch begins anew.</summary>
    public void Restarted(WatchRestart restart) => RestartsOf(restart.Resource, restart.Reason).Inc();

    private void Observe()
    {
        IEnumerable<ReflectorState> states() => _sources.SelectMany(source => source());
        instruments.Observe(ClusterDescriptions.Synced, () => states().Select(state => Of(state, state.Synced ? 1 : 0)));
        instruments.Observe(ClusterDescriptions.Objects, () => states().Select(state => Of(state, state.Objects)));
        instruments.Observe(ClusterDescriptions.Unreadable, () => states().Select(state => Of(state, state.Unreadable)));
        instruments.Observe(ClusterDescriptions.LastEvent, () => states().Select(state => Of(state, Seconds(state.LastContact))));
    }

    private Counter.Child RestartsOf(string resource, WatchRestartReason reason) => _restarts.WithLabels(resource, LabelOf(reason));

    // Never heard of is as old as can be, so that an alert on age fires.
    private static double Seconds(DateTimeOffset? contact) => contact is { } at ? at.ToUnixTimeMilliseconds() / 1000.0 : 0;

    private static Sample Of(ReflectorState state, double value) => new(value, state.Resource);

    private static string LabelOf(WatchRestartReason reason) => reason switch
    {
        WatchRestartReason.Ended => "ended",
        WatchRestartReason.Expired => "expired",
        WatchRestartReason.Disconnected => "disconnected",
        WatchRestartReason.Stalled => "stalled",
        WatchRestartReason.Throttled => "throttled",
        WatchRestartReason.Denied => "denied",
        WatchRestartReason.Refused => "refused",
        WatchRestartReason.Absent => "absent",
        WatchRestartReason.ServerError => "server_error",
        WatchRestartReason.Malformed => "malformed",
        _ => "failed",
    };
}
