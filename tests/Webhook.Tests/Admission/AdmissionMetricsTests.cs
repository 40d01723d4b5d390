using Webhook.Admission;
using Webhook.Metrics;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Admission;

public sealed class AdmissionMetricsTests
{
    [Fact]
    public void Starts_closed_series_at_zero()
    {
        using var instruments = new Instruments();
        using var registry = instruments.Collect();
        _ = new AdmissionMetrics(instruments);

        var lines = registry.Scrape().Split('\n');

        Assert.Contains("daemonset_webhook_admission_requests_total{webhook=\"mutate\",operation=\"UPDATE\",outcome=\"deferred\",dry_run=\"true\"} 0", lines);
        Assert.Contains("daemonset_webhook_admission_requests_total{webhook=\"validate\",operation=\"DELETE\",outcome=\"denied\",dry_run=\"false\"} 0", lines);
        Assert.Contains("daemonset_webhook_injected_tolerations_total{key=\"other\"} 0", lines);
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.Contains($"daemonset_webhook_rule_errors_total{{rule=\"{rule.Descriptor.Id}\"}} 0", lines);
            Assert.Contains($"daemonset_webhook_findings_total{{rule=\"{rule.Descriptor.Id}\",action=\"Deny\",source=\"admission\"}} 0", lines);
        });
    }
}
