namespace Webhook.Metrics.Descriptions;

/// <summary>What is measured of admission requests.</summary>
internal static class AdmissionDescriptions
{
    /// <summary>Requests answered.</summary>
    public static MetricDescription Requests { get; } = new(
        "daemonset_webhook_admission_requests_total", MetricKind.Counter, "Admission requests answered, by webhook, operation, outcome and dry run.")
    {
        Labels = [MetricLabels.Webhook, MetricLabels.Operation, MetricLabels.Outcome, MetricLabels.DryRun],
        Example = "sum by (webhook, outcome) (rate(daemonset_webhook_admission_requests_total[5m]))",
    };

    /// <summary>Time to the answer.</summary>
    public static MetricDescription Duration { get; } = new(
        "daemonset_webhook_admission_duration_seconds", MetricKind.Histogram, "Time from the first byte of an admission request to its answer.")
    {
        Labels = [MetricLabels.Webhook, MetricLabels.Operation],
        Example = "histogram_quantile(0.99, sum by (webhook, le) (rate(daemonset_webhook_admission_duration_seconds_bucket[5m])))",
    };

    /// <summary>Findings.</summary>
    public static MetricDescription Findings { get; } = new(
        "daemonset_webhook_findings_total", MetricKind.Counter, "Findings of rules, by rule, action and where the DaemonSet came from.")
    {
        Labels = [MetricLabels.Rule, MetricLabels.Action, MetricLabels.Source],
        Example = "topk(5, sum by (rule) (increase(daemonset_webhook_findings_total{action=\"Deny\",source=\"admission\"}[1d])))",
    };

    /// <summary>Tolerations added.</summary>
    public static MetricDescription InjectedTolerations { get; } = new(
        "daemonset_webhook_injected_tolerations_total", MetricKind.Counter, "Tolerations added to DaemonSets, by taint key.")
    {
        Labels = [MetricLabels.Key],
        Example = "sum by (key) (increase(daemonset_webhook_injected_tolerations_total[1d]))",
    };

    /// <summary>Exceptions inside rules.</summary>
    public static MetricDescription RuleErrors { get; } = new(
        "daemonset_webhook_rule_errors_total", MetricKind.Counter, "Exceptions inside rules; each leaves its rule without a say and denies nothing.")
    {
        Labels = [MetricLabels.Rule],
        Example = "sum by (rule) (increase(daemonset_webhook_rule_errors_total[1h])) > 0",
    };

    /// <summary>Live rules not run.</summary>
    public static MetricDescription LiveRulesSkipped { get; } = new(
        "daemonset_webhook_live_rules_skipped_total", MetricKind.Counter, "Live rules that were not run for a request, by rule and reason.")
    {
        Labels = [MetricLabels.Rule, MetricLabels.SkipReason],
        Example = "sum by (reason) (rate(daemonset_webhook_live_rules_skipped_total[5m])) > 0",
    };

    /// <summary>Policies not applied.</summary>
    public static MetricDescription PoliciesSkipped { get; } = new(
        "daemonset_webhook_policies_skipped_total",
        MetricKind.Counter,
        "Times that a policy was not applied because the labels of the namespace were not known.")
    {
        Labels = [MetricLabels.Webhook],
        Example = "sum(rate(daemonset_webhook_policies_skipped_total[5m])) > 0",
    };

    /// <summary>All of them.</summary>
    public static MetricSection Section { get; } = new(
        "Admission", "", [Requests, Duration, Findings, InjectedTolerations, RuleErrors, LiveRulesSkipped, PoliciesSkipped]);
}
