using System.Diagnostics.Metrics;
using Webhook.Kubernetes.Caches;
using Webhook.Metrics;

namespace Webhook.Cluster;

/// <summary>Measures how well the caches follow the cluster.</summary>
internal sealed class ClusterMetrics(Instruments instruments)
{
    private static readonly WatchRestartReason[] Reasons = Enum.GetValues<WatchRestartReason>();

    private readonly List<Func<IReadOnlyList<ReflectorState>>> _sources = [];

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
                Count(state.Resource, reason, 0);
        }

        _sources.Add(states);
        if (_sources.Count == 1)
            Observe();
    }

    /// <summary>A list or watch begins anew.</summary>
    public void Restarted(WatchRestart restart) => Count(restart.Resource, restart.Reason, 1);

    private void Observe()
    {
        IEnumerable<ReflectorState> states() => _sources.SelectMany(source => source());
        instruments.ObserveCacheSynced(() => states().Select(state => Of(state, state.Synced ? 1 : 0)));
        instruments.ObserveCacheObjects(() => states().Select(state => Of(state, state.Objects)));
        instruments.ObserveCacheUnreadable(() => states().Select(state => Of(state, state.Unreadable)));
        instruments.ObserveCacheLastEvent(() => states().Select(state => Of(state, Seconds(state.LastContact))));
    }

    private void Count(string resource, WatchRestartReason reason, long by) =>
        instruments.WatchRestarts.Add(by, ResourceTag(resource), new("reason", LabelOf(reason)));

    // Never heard of is as old as can be, so that an alert on age fires.
    private static double Seconds(DateTimeOffset? contact) => contact is { } at ? at.ToUnixTimeMilliseconds() / 1000.0 : 0;

    private static Measurement<double> Of(ReflectorState state, double value) => new(value, ResourceTag(state.Resource));

    private static KeyValuePair<string, object?> ResourceTag(string resource) => new("resource", resource);

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
