using Webhook.Monitoring.Tests.Live.Incidents;
using Webhook.Monitoring.Tests.Rules;

namespace Webhook.Monitoring.Tests.Dashboards.Replicas;

/// <summary>Two replicas to which a little of everything has happened, and a Prometheus that has seen it, with the alerts.</summary>
/// <remarks>They are scraped twice: as the chart's ServiceMonitor says, and as plain as a Prometheus can.</remarks>
public sealed class ObservedReplicas : IAsyncLifetime
{
    private const string Chart = "daemonset-webhook";
    private const string Plain = "plain";

    private TwoReplicas? _replicas;
    private Repeated? _reviews;
    private Func<Task>? _mend;

    /// <summary>The Prometheus.</summary>
    public PrometheusServer Prometheus { get; private set; } = null!;

    /// <summary>What someone has chosen who looks at the release of the chart.</summary>
    internal static Selection OfTheChart => Selections["the chart's"];

    /// <summary>What viewers of the dashboard may have chosen, by name.</summary>
    internal static IReadOnlyDictionary<string, Selection> Selections { get; } = new Dictionary<string, Selection>
    {
        ["all"] = Selection.All,
        ["the chart's"] = Of(["test"], [Chart], ["kube-system", "storage"], ["default"]),
        ["several"] = Of(["test", "other"], [Chart, "other"], ["kube-system", "logging", "storage"], ["default", "production"]),
        ["plain"] = new(new Dictionary<string, string[]> { ["job"] = [Plain] }),
    };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _replicas = await TwoReplicas.StartAsync();
        var pods = new Dictionary<string, string> { ["cluster"] = "test", ["namespace"] = "webhook-system", ["service"] = Chart };
        Prometheus = await PrometheusServer.StartAsync(new()
        {
            Jobs =
            [
                new() { Name = Chart, Targets = _replicas.Targets, Labels = pods },
                new() { Name = Plain, Targets = _replicas.Targets, HonorLabels = false },
            ],
            Rules = ShippedRule.Files.ToDictionary(file => file, ShippedRule.ReadFile),
        });
        // What is counted before the first scrape is no rise of a counter.
        await Prometheus.UntilAsync("count(daemonset_webhook_build_info) == 4");

        _reviews = _replicas.SendReviews(TimeSpan.FromMilliseconds(50));
        _replicas.FailRule(true);
        _replicas.ChangePolicy("20%");
        _mend = await _replicas.BreakCertificateAsync();
        _replicas.DropWatches();
        SampleObjects.Roll(_replicas.Api, "kube-system", "cni", 2, 4);
        await Prometheus.UntilAsync("sum(daemonset_webhook_rule_errors_total) > 0");

        _replicas.FailReviews(true);
        await Prometheus.UntilAsync("sum(daemonset_webhook_admission_requests_total{outcome=\"error\"}) > 0");
        _replicas.FailReviews(false);
        await _mend();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_reviews is not null)
            await _reviews.DisposeAsync();

        if (Prometheus is not null)
            await Prometheus.DisposeAsync();

        if (_replicas is not null)
            await _replicas.DisposeAsync();
    }

    private static Selection Of(string[] clusters, string[] jobs, string[] namespaces, string[] policies) => new(new Dictionary<string, string[]>
    {
        ["cluster"] = clusters,
        ["job"] = jobs,
        ["namespace"] = namespaces,
        ["policy"] = policies,
    });
}
