using Webhook.Metrics.Descriptions;

namespace Webhook.Monitoring.Tests.Live;

/// <summary>What Prometheus has of a server after a little of everything it does.</summary>
public sealed class MetricsTests(BusyServer busy) : IClassFixture<BusyServer>
{
    /// <summary>The contract: names and labels that dashboards and alerts of users may hold on to.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Promised = new Dictionary<string, string[]>
    {
        ["daemonset_webhook_admission_requests_total"] = ["webhook", "operation", "outcome", "dry_run"],
        ["daemonset_webhook_admission_duration_seconds_bucket"] = ["webhook", "operation", "le"],
        ["daemonset_webhook_findings_total"] = ["rule", "action", "source"],
        ["daemonset_webhook_injected_tolerations_total"] = ["key"],
        ["daemonset_webhook_rule_errors_total"] = ["rule"],
        ["daemonset_webhook_policy_info"] = ["policy", "hash"],
        ["daemonset_webhook_policy_reloads_total"] = ["result"],
        ["daemonset_webhook_policy_last_reload_success_timestamp_seconds"] = [],
        ["daemonset_webhook_certificate_expiry_timestamp_seconds"] = ["certificate"],
        ["daemonset_webhook_cache_synced"] = ["resource"],
        ["daemonset_webhook_cache_objects"] = ["resource"],
        ["daemonset_webhook_cache_last_event_timestamp_seconds"] = ["resource"],
        ["daemonset_webhook_watch_restarts_total"] = ["resource", "reason"],
        ["daemonset_webhook_leader"] = [],
        ["daemonset_webhook_audit_duration_seconds_bucket"] = ["le"],
        ["daemonset_webhook_audit_last_run_timestamp_seconds"] = [],
        ["daemonset_webhook_violations"] = ["rule", "action"],
        ["daemonset_webhook_exemptions"] = ["state"],
        ["daemonset_webhook_daemonset_covered_nodes"] = ["namespace", "daemonset"],
        ["daemonset_webhook_daemonset_eligible_nodes"] = ["namespace", "daemonset"],
        ["daemonset_webhook_daemonset_stale_pods"] = ["namespace", "daemonset"],
        ["daemonset_webhook_build_info"] = ["version", "commit", "runtime"],
        ["process_cpu_seconds_total"] = [],
        ["process_working_set_bytes"] = [],
        ["process_start_time_seconds"] = [],
    };

    public static TheoryData<string> PromisedNames => [.. Promised.Keys];

    public static TheoryData<string> CatalogueNames => [.. MetricCatalogue.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(PromisedNames))]
    public async Task Have_the_labels_of_the_contract(string metric)
    {
        var series = await busy.Prometheus.UntilAsync(metric);

        Assert.All(series, one => Assert.Equal(
            Promised[metric].Order(StringComparer.Ordinal), one.Labels.Keys.Except(["__name__", "job", "instance"]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(CatalogueNames))]
    public async Task Are_all_there(string metric) => Assert.NotEmpty(await busy.Prometheus.UntilAsync($"{{__name__=~\"{metric}(_bucket)?\"}}"));

    [Theory]
    [InlineData("sum(daemonset_webhook_admission_requests_total{outcome=\"mutated\"})")]
    [InlineData("sum(daemonset_webhook_admission_requests_total{outcome=\"denied\"})")]
    [InlineData("sum(daemonset_webhook_admission_duration_seconds_count)")]
    [InlineData("daemonset_webhook_leader")]
    [InlineData("sum(daemonset_webhook_findings_total{source=\"admission\"})")]
    [InlineData("daemonset_webhook_audit_duration_seconds_count")]
    [InlineData("daemonset_webhook_daemonset_covered_nodes{namespace=\"logging\", daemonset=\"agent\"}")]
    public async Task Count_what_happened(string query) => Assert.NotEmpty(await busy.Prometheus.UntilAsync($"{query} > 0"));

    [Fact]
    public async Task Have_no_complaint_of_promtool()
    {
        var (_, text) = await busy.Live.Server.OperationsAsync("/metrics");

        var run = await PrometheusPrograms.PromtoolAsync(["check", "metrics"], text);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Come_from_a_target_that_is_up()
    {
        await busy.Prometheus.UntilAsync("up == 1");

        var target = Assert.Single(await busy.Prometheus.TargetsAsync());
        Assert.Equal(("up", ""), (target.Health, target.LastError));
    }
}
