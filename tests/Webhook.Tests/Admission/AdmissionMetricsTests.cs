using System.Diagnostics;
using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Model.Admission;
using Webhook.Policy;
using Webhook.Policy.Rules;
using Webhook.Tests.Metrics;

namespace Webhook.Tests.Admission;

public sealed class AdmissionMetricsTests
{
    private readonly Instruments _instruments = new();
    private readonly AdmissionMetrics _metrics;

    public AdmissionMetricsTests() => _metrics = new(_instruments);

    public static TheoryData<string> HostileTexts() => new(
        "", "create", "CREATE ", "CREATE\n", "CREATE\"} 1\n# EOF\n", "other\0", "\\", "\uD800", "😀", new string('x', 100_000), "kubernetes.io/unknown");

    [Fact]
    public void Starts_closed_series_at_zero()
    {
        var lines = _instruments.Scrape().Split('\n');

        Assert.Contains("daemonset_webhook_admission_requests_total{webhook=\"mutate\",operation=\"UPDATE\",outcome=\"deferred\",dry_run=\"true\"} 0", lines);
        Assert.Contains("daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"DELETE\",outcome=\"denied\",dry_run=\"false\"} 0", lines);
        Assert.Contains("daemonset_webhook_injected_tolerations_total{key=\"other\"} 0", lines);
        Assert.Contains("daemonset_webhook_rule_errors_total{rule=\"forecast\"} 0", lines);
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.Contains($"daemonset_webhook_rule_errors_total{{rule=\"{rule.Descriptor.Id}\"}} 0", lines);
            Assert.Contains($"daemonset_webhook_findings_total{{rule=\"{rule.Descriptor.Id}\",action=\"Deny\",source=\"admission\"}} 0", lines);
        });
        Assert.All(MetricLabels.Webhook.Values, webhook => Assert.All(MetricLabels.Operation.Values, operation =>
        {
            Assert.Contains($"daemonset_webhook_admission_duration_seconds_bucket{{webhook=\"{webhook}\",operation=\"{operation}\",le=\"0.0005\"}} 0", lines);
            Assert.Contains($"daemonset_webhook_admission_duration_seconds_count{{webhook=\"{webhook}\",operation=\"{operation}\"}} 0", lines);
        }));
    }

    [Fact]
    public void Shows_no_outcome_that_a_webhook_cannot_have()
    {
        var text = _instruments.Scrape();

        Assert.DoesNotContain("webhook=\"validate\",operation=\"CREATE\",outcome=\"mutated\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("webhook=\"mutate\",operation=\"CREATE\",outcome=\"denied\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_label_for_each_word_of_the_code()
    {
        Assert.Equal(Enum.GetValues<WebhookKind>().Select(AdmissionWords.Of), MetricLabels.Webhook.Values);
        Assert.Equal(Enum.GetValues<AdmissionOutcome>().Select(AdmissionWords.Of), MetricLabels.Outcome.Values);
        Assert.Equal(Enum.GetNames<SkipReason>().Select(name => name.ToLowerInvariant()), MetricLabels.SkipReason.Values);
        Assert.Equal(Enum.GetNames<RuleAction>().Except(["Off"]).Order(), MetricLabels.Action.Values.Order());
        Assert.Equal(ValidationReviewer.Forecast, MetricLabels.Forecast);
    }

    [Fact]
    public void Counts_what_was_decided()
    {
        _metrics.Decided(WebhookKind.Validate, Request("CREATE") with { DryRun = true }, Decision(), TimeSpan.FromMilliseconds(2));
        _metrics.Refused(WebhookKind.Mutate);

        var lines = _instruments.Scrape().Split('\n');
        Assert.Contains("daemonset_webhook_admission_duration_seconds_bucket{webhook=\"validate\",operation=\"CREATE\",le=\"0.001\"} 0", lines);
        Assert.Contains("daemonset_webhook_admission_duration_seconds_bucket{webhook=\"validate\",operation=\"CREATE\",le=\"0.0025\"} 1", lines);
        string[] counted = [.. lines.Where(line => line.Length > 0 && line[0] != '#' && !line.EndsWith(" 0", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "daemonset_webhook_admission_duration_seconds_count{webhook=\"validate\",operation=\"CREATE\"} 1",
                "daemonset_webhook_admission_duration_seconds_sum{webhook=\"validate\",operation=\"CREATE\"} 0.002",
                "daemonset_webhook_admission_requests_total{webhook=\"mutate\",operation=\"other\",outcome=\"error\",dry_run=\"false\"} 1",
                "daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"CREATE\",outcome=\"denied\",dry_run=\"true\"} 1",
                "daemonset_webhook_findings_total{rule=\"max-unavailable\",action=\"Deny\",source=\"admission\"} 1",
                "daemonset_webhook_findings_total{rule=\"restart-policy\",action=\"Warn\",source=\"admission\"} 1",
                "daemonset_webhook_findings_total{rule=\"update-strategy\",action=\"Audit\",source=\"admission\"} 1",
                "daemonset_webhook_injected_tolerations_total{key=\"node.kubernetes.io/not-ready\"} 1",
                "daemonset_webhook_live_rules_skipped_total{rule=\"selector-overlap\",reason=\"stale\"} 1",
                "daemonset_webhook_policies_skipped_total{webhook=\"validate\"} 2",
                "daemonset_webhook_rule_errors_total{rule=\"forecast\"} 1",
            ],
            counted.Where(line => !line.Contains("_bucket", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Adds_no_series_whatever_callers_and_policies_send(string text)
    {
        var before = Series();

        _metrics.Decided(WebhookKind.Mutate, Request(text), Decision() with { Outcome = AdmissionOutcome.Mutated, Injected = [new() { Key = text }] }, TimeSpan.Zero);

        Assert.Equal(before, Series());
        var lines = _instruments.Scrape().Split('\n');
        Assert.Contains("daemonset_webhook_admission_requests_total{webhook=\"mutate\",operation=\"other\",outcome=\"mutated\",dry_run=\"false\"} 1", lines);
        Assert.Contains("daemonset_webhook_injected_tolerations_total{key=\"other\"} 1", lines);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Counts_a_rule_that_is_not_of_the_catalogue_as_other(string text)
    {
        var decision = Decision() with
        {
            Findings = [Finding(text, RuleAction.Warn)],
            Failures = [new(text, new InvalidOperationException())],
            Skipped = new() { Rules = [(SkipReason.Deadline, [text])] },
        };

        _metrics.Decided(WebhookKind.Validate, null, decision, TimeSpan.Zero);

        var lines = _instruments.Scrape().Split('\n');
        Assert.Contains("daemonset_webhook_findings_total{rule=\"other\",action=\"Warn\",source=\"admission\"} 1", lines);
        Assert.Contains("daemonset_webhook_rule_errors_total{rule=\"other\"} 1", lines);
        Assert.Contains("daemonset_webhook_live_rules_skipped_total{rule=\"other\",reason=\"deadline\"} 1", lines);
    }

    [Fact]
    public void Allocates_nothing_to_count_a_decision() => Assert.Equal(0, AllocatedByCounting(1000));

    /// <summary>The library takes exemplars from a pool, which other tests use too and which may be empty now and then.</summary>
    [Fact]
    public void Allocates_next_to_nothing_to_count_a_decision_in_a_recorded_trace()
    {
        using var activity = new Activity("review").SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded).Start();

        Assert.InRange(AllocatedByCounting(1000), 0, 1000);
    }

    private long AllocatedByCounting(int decisions)
    {
        var request = Request("UPDATE");
        var decision = Decision() with { Skipped = SkippedChecks.None };
        _metrics.Decided(WebhookKind.Validate, request, decision, TimeSpan.FromMilliseconds(1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < decisions; i++)
            _metrics.Decided(WebhookKind.Validate, request, decision, TimeSpan.FromMilliseconds(1));

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private HashSet<string> Series() => [.. _instruments.Scrape().Split('\n').Select(line => line[..Math.Max(line.LastIndexOf(' '), 0)])];

    private static AdmissionRequest Request(string operation) => new() { Uid = "u", Operation = operation };

    private static AdmissionDecision Decision() => new()
    {
        Response = AdmissionResponse.Allow("u"),
        Outcome = AdmissionOutcome.Denied,
        Findings = [Finding("max-unavailable", RuleAction.Deny), Finding("restart-policy", RuleAction.Warn), Finding("update-strategy", RuleAction.Audit)],
        Failures = [new(MetricLabels.Forecast, new InvalidOperationException())],
        Injected = [new() { Key = "node.kubernetes.io/not-ready" }],
        Skipped = new() { Rules = [(SkipReason.Stale, ["selector-overlap"])], Policies = ["one", "two"] },
    };

    private static Finding Finding(string rule, RuleAction action) =>
        new() { Rule = rule, Action = action, Field = "spec", Message = "m", Remedy = "r", Policy = "p" };
}
