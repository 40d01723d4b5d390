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
    private static readonly RequestTags[][] Requests =
    [
        .. Enum.GetValues<WebhookKind>().Select(RequestTags[] (webhook) => [.. Operations.Select(operation => new RequestTags(webhook, operation))]),
    ];

    private static readonly Dictionary<string, RuleTags> Rules =
        MetricLabels.Rule.Values.ToDictionary(rule => rule, rule => new RuleTags(rule), StringComparer.Ordinal);

    private static readonly Dictionary<string, KeyValuePair<string, object?>[]> Keys = MetricLabels.Key.Values.ToDictionary(
        key => key, KeyValuePair<string, object?>[] (key) => [new(MetricLabels.Key.Name, key)], StringComparer.Ordinal);

    private readonly Instruments _instruments;

    /// <summary>Starts every closed series at 0, so that a rate is known from the first scrape on.</summary>
    public AdmissionMetrics(Instruments instruments)
    {
        _instruments = instruments;
        foreach (var tags in Requests.SelectMany(webhook => webhook))
        {
            instruments.StartAtZero(instruments.AdmissionDuration, tags.Duration);
            foreach (var outcome in tags.Outcomes)
            {
                instruments.AdmissionRequests.Add(0, tags.Stored[(int)outcome]);
                instruments.AdmissionRequests.Add(0, tags.DryRun[(int)outcome]);
            }
        }

        foreach (var webhook in Enum.GetValues<WebhookKind>())
            instruments.PoliciesSkipped.Add(0, WebhookTag(webhook));

        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor))
        {
            foreach (var tags in Rules[rule.Id].Findings)
                instruments.Findings.Add(0, tags);

            foreach (var tags in rule.IsLive ? Rules[rule.Id].Skipped : [])
                instruments.LiveRulesSkipped.Add(0, tags);

            instruments.RuleErrors.Add(0, Rules[rule.Id].Rule);
        }

        instruments.RuleErrors.Add(0, Rules[MetricLabels.Forecast].Rule);
        foreach (var tags in Keys.Values)
            instruments.InjectedTolerations.Add(0, tags);
    }

    /// <summary>A request was answered.</summary>
    /// <param name="webhook">By which webhook.</param>
    /// <param name="request">The request; <c>null</c> when only its uid could be read.</param>
    /// <param name="decision">The answer.</param>
    /// <param name="elapsed">From its arrival.</param>
    public void Decided(WebhookKind webhook, AdmissionRequest? request, AdmissionDecision decision, TimeSpan elapsed)
    {
        var tags = TagsOf(webhook, request?.Operation);
        _instruments.AdmissionRequests.Add(1, (request is { DryRun: true } ? tags.DryRun : tags.Stored)[(int)decision.Outcome]);
        _instruments.AdmissionDuration.Record(elapsed.TotalSeconds, tags.Duration);

        // By index: an enumerator of an interface would be allocated for each request.
        var findings = decision.Findings;
        for (var index = 0; index < findings.Count; index++)
            _instruments.Findings.Add(1, TagsOf(findings[index].Rule).Findings[PlaceOf(findings[index].Action)]);

        var failures = decision.Failures;
        for (var index = 0; index < failures.Count; index++)
            _instruments.RuleErrors.Add(1, TagsOf(failures[index].Rule).Rule);

        var injected = decision.Injected;
        for (var index = 0; index < injected.Count; index++)
            _instruments.InjectedTolerations.Add(1, Keys.GetValueOrDefault(injected[index].Key) ?? Keys[MetricLabels.Other]);

        if (!ReferenceEquals(decision.Skipped, SkippedChecks.None))
            CountSkipped(webhook, decision.Skipped);
    }

    /// <summary>A request had no uid to answer under.</summary>
    public void Refused(WebhookKind webhook) =>
        _instruments.AdmissionRequests.Add(1, TagsOf(webhook, null).Stored[(int)AdmissionOutcome.Error]);

    private void CountSkipped(WebhookKind webhook, SkippedChecks skipped)
    {
        foreach (var (reason, rules) in skipped.Rules)
        {
            foreach (var rule in rules)
                _instruments.LiveRulesSkipped.Add(1, TagsOf(rule).Skipped[(int)reason]);
        }

        if (skipped.Policies.Count > 0)
            _instruments.PoliciesSkipped.Add(skipped.Policies.Count, WebhookTag(webhook));
    }

    /// <summary>An operation that there is no series of counts as the last one, <see cref="MetricLabels.Other"/>.</summary>
    private static RequestTags TagsOf(WebhookKind webhook, string? operation)
    {
        var place = Array.IndexOf(Operations, operation);
        return Requests[(int)webhook][place < 0 ? ^1 : place];
    }

    private static RuleTags TagsOf(string rule) => Rules.GetValueOrDefault(rule) ?? Rules[MetricLabels.Other];

    private static int PlaceOf(RuleAction action) => action switch
    {
        RuleAction.Deny => 2,
        RuleAction.Warn => 1,
        _ => 0,
    };

    private static KeyValuePair<string, object?> WebhookTag(WebhookKind webhook) => new(MetricLabels.Webhook.Name, MetricLabels.Webhook.Values[(int)webhook]);
}
