using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Admission;

/// <summary>The series of one webhook's and operation's requests, kept so that counting allocates nothing.</summary>
internal sealed class RequestSeries
{
    private readonly string _webhook;
    private readonly string _operation;
    private readonly Counter _requests;
    private readonly Counter.Child?[] _answered = new Counter.Child?[MetricLabels.Outcome.Values.Count * MetricLabels.DryRun.Values.Count];

    /// <summary>Starts every series that the webhook can have at 0.</summary>
    /// <param name="instruments">Where to count.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="operation">One of <see cref="MetricLabels.Operation"/>.</param>
    public RequestSeries(Instruments instruments, WebhookKind webhook, string operation)
    {
        (_webhook, _operation) = (MetricLabels.Webhook.Values[(int)webhook], operation);
        _requests = instruments.Counter(AdmissionDescriptions.Requests);
        Duration = instruments.Durations(AdmissionDescriptions.Duration).WithLabels(_webhook, operation);
        Duration.Publish();
        foreach (var outcome in OutcomesOf(webhook))
        {
            Answered(outcome, dryRun: false);
            Answered(outcome, dryRun: true);
        }
    }

    /// <summary>Their durations, in seconds.</summary>
    public Histogram.Child Duration { get; }

    /// <summary>Those that ended so.</summary>
    public Counter.Child Answered(AdmissionOutcome outcome, bool dryRun)
    {
        var persistence = dryRun ? 1 : 0;
        return _answered[((int)outcome * MetricLabels.DryRun.Values.Count) + persistence] ??=
            _requests.WithLabels(_webhook, _operation, MetricLabels.Outcome.Values[(int)outcome], MetricLabels.DryRun.Values[persistence]);
    }

    private static AdmissionOutcome[] OutcomesOf(WebhookKind webhook) => webhook == WebhookKind.Mutate
        ? [AdmissionOutcome.Allowed, AdmissionOutcome.Mutated, AdmissionOutcome.Deferred, AdmissionOutcome.Error]
        : [AdmissionOutcome.Allowed, AdmissionOutcome.Denied, AdmissionOutcome.Error];
}
