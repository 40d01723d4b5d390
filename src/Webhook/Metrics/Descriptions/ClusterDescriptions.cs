namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of the caches that follow the cluster.</summary>
internal static class ClusterDescriptions
{
    private const string WithoutCluster = "without a cluster";

    /// <summary>Whether a list was read.</summary>
    public static MetricDescription Synced { get; } = new(
        "daemonset_webhook_cache_synced", MetricKind.Gauge, "Whether a whole list of the resource has been read, 1 or 0.")
    {
        Labels = [MetricLabels.Resource],
        Absent = WithoutCluster,
        Example = "min by (resource) (daemonset_webhook_cache_synced) == 0",
    };

    /// <summary>Objects held.</summary>
    public static MetricDescription Objects { get; } = new(
        "daemonset_webhook_cache_objects", MetricKind.Gauge, "Objects of the resource that are kept in memory.")
    {
        Labels = [MetricLabels.Resource],
        Absent = WithoutCluster,
        Example = "sum by (instance) (daemonset_webhook_cache_objects)",
    };

    /// <summary>Objects left out.</summary>
    public static MetricDescription Unreadable { get; } = new(
        "daemonset_webhook_cache_unreadable_objects",
        MetricKind.Gauge,
        "Objects of the resource that are left out because they can't be read; the log names them.")
    {
        Labels = [MetricLabels.Resource],
        Absent = WithoutCluster,
        Example = "max by (resource) (daemonset_webhook_cache_unreadable_objects) > 0",
    };

    /// <summary>When something was heard.</summary>
    public static MetricDescription LastEvent { get; } = new(
        "daemonset_webhook_cache_last_event_timestamp_seconds",
        MetricKind.Gauge,
        "When the API server last said something of the resource, as Unix time; 0 for never. Where nothing changes it may say nothing for minutes.")
    {
        Labels = [MetricLabels.Resource],
        Absent = WithoutCluster,
        Example = "time() - max by (instance) (daemonset_webhook_cache_last_event_timestamp_seconds) > 300",
    };

    /// <summary>Lists and watches begun anew.</summary>
    public static MetricDescription WatchRestarts { get; } = new(
        "daemonset_webhook_watch_restarts_total",
        MetricKind.Counter,
        "Lists and watches of the cluster that were begun anew, by resource and reason.")
    {
        Labels = [MetricLabels.Resource, MetricLabels.RestartReason],
        Absent = WithoutCluster,
        Example = "sum by (resource, reason) (increase(daemonset_webhook_watch_restarts_total{reason!~\"ended|expired|absent\"}[15m])) > 0",
    };

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "The live cluster",
        "The newest of all resources tells a cluster that is lost from one where nothing happens.",
        [Synced, Objects, Unreadable, LastEvent, WatchRestarts]);
}
