namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of policies, certificates and the build.</summary>
internal static class ServerDescriptions
{
    /// <summary>Policies in use.</summary>
    public static MetricDescription Policies { get; } = new(
        "daemonset_webhook_policy_info", MetricKind.Gauge, "Always 1; one series for each policy in use, with a hash of its file or resource.")
    {
        Labels = [MetricLabels.Policy, MetricLabels.Hash],
        Example = "count by (policy) (count by (policy, hash) (daemonset_webhook_policy_info)) > 1",
    };

    /// <summary>Changes of policies.</summary>
    public static MetricDescription PolicyReloads { get; } = new(
        "daemonset_webhook_policy_reloads_total",
        MetricKind.Counter,
        "Changes of the policy files, and of each DaemonSetPolicy of the cluster, that were taken over or refused.")
    {
        Labels = [MetricLabels.Result],
        Example = "sum by (instance) (increase(daemonset_webhook_policy_reloads_total{result=\"failure\"}[1h])) > 0",
    };

    /// <summary>When policies were taken over.</summary>
    public static MetricDescription PolicyReloadSuccess { get; } = new(
        "daemonset_webhook_policy_last_reload_success_timestamp_seconds", MetricKind.Gauge, "When the policies in use were loaded, as Unix time.")
    {
        Example = "time() - daemonset_webhook_policy_last_reload_success_timestamp_seconds",
    };

    /// <summary>Whether the last change was taken over.</summary>
    public static MetricDescription Reloads { get; } = new(
        "daemonset_webhook_last_reload_successful",
        MetricKind.Gauge,
        "Whether what the source holds is in use, 1 or 0; else the last good state of it is.")
    {
        Labels = [MetricLabels.ReloadSource],
        Example = "min by (instance, source) (daemonset_webhook_last_reload_successful) == 0",
    };

    /// <summary>Changes of certificates.</summary>
    public static MetricDescription CertificateReloads { get; } = new(
        "daemonset_webhook_certificate_reloads_total", MetricKind.Counter, "Changes of the certificate files that were taken over or refused.")
    {
        Labels = [MetricLabels.Result],
        Example = "sum by (instance) (increase(daemonset_webhook_certificate_reloads_total{result=\"failure\"}[1h])) > 0",
    };

    /// <summary>When a certificate ends.</summary>
    public static MetricDescription CertificateExpiry { get; } = new(
        "daemonset_webhook_certificate_expiry_timestamp_seconds", MetricKind.Gauge, "When the certificate in use ends, as Unix time.")
    {
        Labels = [MetricLabels.Certificate],
        Absent = "while there is no such certificate yet",
        Example = "(daemonset_webhook_certificate_expiry_timestamp_seconds - time()) / 86400 < 14",
    };

    /// <summary>What runs.</summary>
    public static MetricDescription Build { get; } = new("daemonset_webhook_build_info", MetricKind.Gauge, "Always 1; the labels say what runs.")
    {
        Labels = [MetricLabels.Version, MetricLabels.Commit, MetricLabels.Runtime],
        Example = "count by (version) (daemonset_webhook_build_info)",
    };

    /// <summary>Connections closed unserved.</summary>
    public static MetricDescription ConnectionsClosed { get; } = new(
        "daemonset_webhook_connections_closed_total",
        MetricKind.Counter,
        "Connections that the server closed unserved or unused to keep within its limits, by reason; of a refused one the API server makes a failed call.")
    {
        Labels = [MetricLabels.ConnectionEnd],
        Example = "sum by (instance, reason) (rate(daemonset_webhook_connections_closed_total[5m])) > 0",
    };

    /// <summary>Measurements that failed.</summary>
    public static MetricDescription MetricErrors { get; } = new(
        "daemonset_webhook_metric_errors_total", MetricKind.Counter, "Scrapes at which a metric could not be read and was left out, wholly or in part.")
    {
        Example = "increase(daemonset_webhook_metric_errors_total[1h]) > 0",
    };

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "Policies, certificates and the server itself",
        "",
        [Policies, PolicyReloads, PolicyReloadSuccess, Reloads, CertificateReloads, CertificateExpiry, Build, ConnectionsClosed, MetricErrors]);
}
