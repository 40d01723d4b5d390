namespace Webhook.Metrics.Descriptions;

/// <summary>What the audit measures.</summary>
internal static class AuditDescriptions
{
    private const string WithoutAudit = "without a cluster, and with `--audit off`";
    private const string NotThisReplica = "without a cluster, with `--audit off`, and while this replica does not audit";

    /// <summary>Who leads.</summary>
    public static MetricDescription Leader { get; } = new(
        "daemonset_webhook_leader", MetricKind.Gauge, "Whether this replica leads, 1 or 0; one of them does.")
    {
        Absent = "on a replica that takes no part in the election: without a cluster, or outside a pod unless it writes",
        Example = "sum(daemonset_webhook_leader) != 1",
    };

    /// <summary>Time of a pass.</summary>
    public static MetricDescription Duration { get; } = new(
        "daemonset_webhook_audit_duration_seconds", MetricKind.Histogram, "Time that one audit of every DaemonSet took.")
    {
        Absent = WithoutAudit,
        Example = "rate(daemonset_webhook_audit_duration_seconds_sum[1h]) / rate(daemonset_webhook_audit_duration_seconds_count[1h])",
    };

    /// <summary>Time between passes.</summary>
    public static MetricDescription Interval { get; } = new(
        "daemonset_webhook_audit_interval_seconds",
        MetricKind.Gauge,
        "Time from one audit of every DaemonSet to the next, on every replica that audits when it leads.")
    {
        Absent = WithoutAudit,
    };

    /// <summary>When the last pass began.</summary>
    public static MetricDescription LastRun { get; } = new(
        "daemonset_webhook_audit_last_run_timestamp_seconds",
        MetricKind.Gauge,
        "When the last audit of every DaemonSet began, as Unix time; from the replica that audits.")
    {
        Absent = NotThisReplica,
        Example = "time() - max(daemonset_webhook_audit_last_run_timestamp_seconds) > 3 * max(daemonset_webhook_audit_interval_seconds)",
    };

    /// <summary>Findings now.</summary>
    public static MetricDescription Violations { get; } = new(
        "daemonset_webhook_violations", MetricKind.Gauge, "Findings on live DaemonSets now, by rule and action; from the replica that audits.")
    {
        Labels = [MetricLabels.Rule, MetricLabels.Action],
        Absent = NotThisReplica,
        Example = "sum by (rule) (daemonset_webhook_violations{action!=\"Audit\"}) > 0",
    };

    /// <summary>Exemptions.</summary>
    public static MetricDescription Exemptions { get; } = new(
        "daemonset_webhook_exemptions", MetricKind.Gauge, "Exemptions of the policies in use, by whether they still hold.")
    {
        Labels = [MetricLabels.State],
        Example = "max(daemonset_webhook_exemptions{state=\"expired\"}) > 0",
    };

    /// <summary>Nodes meant.</summary>
    public static MetricDescription EligibleNodes { get; } = new(
        "daemonset_webhook_daemonset_eligible_nodes", MetricKind.Gauge, "Nodes that the DaemonSet is meant to run on; from the replica that audits.")
    {
        Labels = [MetricLabels.Namespace, MetricLabels.DaemonSet],
        Absent = NotThisReplica,
        Example = "daemonset_webhook_daemonset_eligible_nodes == 0",
    };

    /// <summary>Nodes that run it.</summary>
    public static MetricDescription CoveredNodes { get; } = new(
        "daemonset_webhook_daemonset_covered_nodes",
        MetricKind.Gauge,
        "Eligible nodes that run a ready pod of the DaemonSet; from the replica that audits.")
    {
        Labels = [MetricLabels.Namespace, MetricLabels.DaemonSet],
        Absent = NotThisReplica,
        Example = "daemonset_webhook_daemonset_eligible_nodes - daemonset_webhook_daemonset_covered_nodes > 0",
    };

    /// <summary>Pods behind.</summary>
    public static MetricDescription StalePods { get; } = new(
        "daemonset_webhook_daemonset_stale_pods",
        MetricKind.Gauge,
        "Pods of the DaemonSet that are not on its current revision; from the replica that audits.")
    {
        Labels = [MetricLabels.Namespace, MetricLabels.DaemonSet],
        Absent = NotThisReplica,
        Example = "daemonset_webhook_daemonset_stale_pods > 0",
    };

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "The audit",
        "One replica audits, the one that holds the Lease, so Prometheus counts each DaemonSet once.",
        [Leader, Interval, Duration, LastRun, Violations, Exemptions, EligibleNodes, CoveredNodes, StalePods]);
}
