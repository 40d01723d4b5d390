using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Model.Admission;
using Webhook.Policy.Rules;

namespace Webhook.Admission;

/// <summary>
/// Counts admission: every label value comes from a closed set, whatever callers send. Counting allocates nothing. Safe for use
/// from many threads.
/// </summary>
internal sealed class AdmissionMetrics
{
    private static readonly string[] Operations = [.. MetricLabels.Operation.Values];

    private readonly RequestSeries[][] _requests;
    private readonly Dictionary<string, RuleSeries> _rules;
    private readonly Dictionary<string, Counter.Child> _injected;
    private readonly Counter.Child[] _policiesSkipped;

    /// <summary>Starts every closed series at 0, so that a rate is known from the first scrape on.</summary>
    public AdmissionMetrics(Instruments instruments)
    {
        var webhooks = Enum.GetValues<WebhookKind>();
        _requests = [.. webhooks.Select(RequestSeries[] (webhook) => [.. Operations.Select(operation => new RequestSeries(instruments, webhook, operation))])];
        var policiesSkipped = instruments.Counter(AdmissionDescriptions.PoliciesSkipped);
        _policiesSkipped = [.. webhooks.Select(webhook => policiesSkipped.WithLabels(MetricLabels.Webhook.Values[(int)webhook]))];
        _rules = MetricLabels.Rule.Values.ToDictionary(rule => rule, rule => new RuleSeries(instruments, rule), StringComparer.Ordinal);
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor))
            _rules[rule.Id].Start(rule.IsLive);

        _ = _rules[MetricLabels.Forecast].Errors;
        var injected = instruments.Counter(AdmissionDescriptions.InjectedTolerations);
        _injected = MetricLabels.Key.Values.ToDictionary(key => key, key => injected.WithLabels(key), StringComparer.Ordinal);
    }

    /// <summary>A request was answered.</summary>
    /// <param name="webhook">By which webhook.</param>
    /// <param name="request">The request; <c>null</c> when only its uid could be read.</param>
    /// <param name="decision">The answer.</param>
    /// <param name="elapsed">From its arrival.</param>
    public void Decided(WebhookKind webhook, AdmissionRequest? request, AdmissionDecision decision, TimeSpan elapsed)
    {
        var series = SeriesOf(webhook, request?.Operation);
        series.Answered(decision.Outcome, request is { DryRun: true }).Inc();
        series.Duration.Observe(elapsed.TotalSeconds);

        // By index: an enumerator of an interface would be allocated for each request.
        var findings = decision.Findings;
        for (var index = 0; index < findings.Count; index++)
            SeriesOf(findings[index].Rule).Findings(findings[index].Action).Inc();

        var failures = decision.Failures;
        for (var index = 0; index < failures.Count; index++)
            SeriesOf(failures[index].Rule).Errors.Inc();

        var injected = decision.Injected;
        for (var index = 0; index < injected.Count; index++)
            (_injected.GetValueOrDefault(injected[index].Key) ?? _injected[MetricLabels.Other]).Inc();

        if (!ReferenceEquals(decision.Skipped, SkippedChecks.None))
            CountSkipped(webhook, decision.Skipped);
    }

    /// <summary>A request had no uid to answer under.</summary>
    public void Refused(WebhookKind webhook) => SeriesOf(webhook, null).Answered(AdmissionOutcome.Error, dryRun: false).Inc();

    private void CountSkipped(WebhookKind webhook, SkippedChecks skipped)
    {
        foreach (var (reason, rules) in skipped.Rules)
        {
            foreach (var rule in rules)
                SeriesOf(rule).Skipped(reason).Inc();
        }

        if (skipped.Policies.Count > 0)
            _policiesSkipped[(int)webhook].Inc(skipped.Policies.Count);
    }

    /// <summary>An operation that there is no series of counts as the last one, <see cref="MetricLabels.Other"/>.</summary>
    private RequestSeries SeriesOf(WebhookKind webhook, string? operation)
    {
        var place = Array.IndexOf(Operations, operation);
        return _requests[(int)webhook][place < 0 ? ^1 : place];
    }

    private RuleSeries SeriesOf(string rule) => _rules.GetValueOrDefault(rule) ?? _rules[MetricLabels.Other];
}
