using Webhook.Metrics.Descriptions;

namespace Webhook.Admission;

/// <summary>The label values of one webhook's and operation's series, made once so that counting allocates nothing.</summary>
/// <param name="webhook">The webhook.</param>
/// <param name="operation">One of <see cref="MetricLabels.Operation"/>.</param>
internal sealed class RequestTags(WebhookKind webhook, string operation)
{
    /// <summary>Outcomes that the webhook can have.</summary>
    public IReadOnlyList<AdmissionOutcome> Outcomes { get; } = webhook == WebhookKind.Mutate
        ? [AdmissionOutcome.Allowed, AdmissionOutcome.Mutated, AdmissionOutcome.Deferred, AdmissionOutcome.Error]
        : [AdmissionOutcome.Allowed, AdmissionOutcome.Denied, AdmissionOutcome.Error];

    /// <summary>Of durations.</summary>
    public KeyValuePair<string, object?>[] Duration { get; } =
        [new(MetricLabels.Webhook.Name, MetricLabels.Webhook.Values[(int)webhook]), new(MetricLabels.Operation.Name, operation)];

    /// <summary>Of requests, by <see cref="AdmissionOutcome"/>.</summary>
    public KeyValuePair<string, object?>[][] Stored { get; } = ByOutcome(webhook, operation, MetricLabels.DryRun.Values[0]);

    /// <summary>Of requests with dry run, by <see cref="AdmissionOutcome"/>.</summary>
    public KeyValuePair<string, object?>[][] DryRun { get; } = ByOutcome(webhook, operation, MetricLabels.DryRun.Values[1]);

    private static KeyValuePair<string, object?>[][] ByOutcome(WebhookKind webhook, string operation, string dryRun) =>
    [
        .. MetricLabels.Outcome.Values.Select(KeyValuePair<string, object?>[] (outcome) =>
        [
            new(MetricLabels.Webhook.Name, MetricLabels.Webhook.Values[(int)webhook]),
            new(MetricLabels.Operation.Name, operation),
            new(MetricLabels.Outcome.Name, outcome),
            new(MetricLabels.DryRun.Name, dryRun),
        ]),
    ];
}
