using Webhook.Metrics;
using Webhook.Model.Admission;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Tolerations;

namespace Webhook.Admission;

/// <summary>Counts admission: every label value comes from a closed set, whatever callers send.</summary>
internal sealed class AdmissionMetrics
{
    private const string Source = "admission";
    private const string Other = "other";

    private static readonly WebhookKind[] Webhooks = [WebhookKind.Mutate, WebhookKind.Validate];
    private static readonly string[] Operations = ["CREATE", "UPDATE", "DELETE", "CONNECT"];
    private static readonly RuleAction[] Actions = [RuleAction.Audit, RuleAction.Warn, RuleAction.Deny];

    /// <summary>Keys that the default policy injects; a policy may add any others.</summary>
    private static readonly string[] KnownKeys =
    [
        .. AutomaticTolerations.For(hostNetwork: true).Select(toleration => toleration.Key),
        .. PolicyReader.Default.Tolerations.ControlPlane.Keys,
    ];

    private readonly Instruments _instruments;

    /// <summary>Starts every closed series at 0, so that a rate is known from the first scrape on.</summary>
    public AdmissionMetrics(Instruments instruments)
    {
        _instruments = instruments;
        foreach (var webhook in Webhooks)
        {
            foreach (var operation in Operations.Append(Other))
            {
                foreach (var outcome in OutcomesOf(webhook))
                {
                    Count(webhook, operation, outcome, false, 0);
                    Count(webhook, operation, outcome, true, 0);
                }
            }
        }

        foreach (var rule in RuleCatalogue.All.Where(rule => rule.Descriptor.IsLive))
        {
            foreach (var reason in Enum.GetValues<SkipReason>())
                CountSkipped(rule.Descriptor.Id, reason, 0);
        }

        foreach (var webhook in Webhooks)
            instruments.PoliciesSkipped.Add(0, Tag("webhook", LabelOf(webhook)));

        instruments.RuleErrors.Add(0, Tag("rule", ValidationReviewer.Forecast));
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor.Id))
        {
            instruments.RuleErrors.Add(0, Tag("rule", rule));
            foreach (var action in Actions)
                CountFinding(rule, action, 0);
        }

        foreach (var key in KnownKeys.Append(Other))
            instruments.InjectedTolerations.Add(0, Tag("key", key));
    }

    /// <summary>A request was answered.</summary>
    /// <param name="webhook">By which webhook.</param>
    /// <param name="request">The request; <c>null</c> when only its uid could be read.</param>
    /// <param name="decision">The answer.</param>
    /// <param name="elapsed">From its arrival.</param>
    public void Decided(WebhookKind webhook, AdmissionRequest? request, AdmissionDecision decision, TimeSpan elapsed)
    {
        var operation = request is not null && Operations.Contains(request.Operation) ? request.Operation : Other;
        Count(webhook, operation, decision.Outcome, request?.DryRun ?? false, 1);
        _instruments.AdmissionDuration.Record(elapsed.TotalSeconds, Tag("webhook", LabelOf(webhook)), Tag("operation", operation));
        foreach (var finding in decision.Findings)
            CountFinding(finding.Rule, finding.Action, 1);

        foreach (var failure in decision.Failures)
            _instruments.RuleErrors.Add(1, Tag("rule", failure.Rule));

        foreach (var (reason, rules) in decision.Skipped.Rules)
        {
            foreach (var rule in rules)
                CountSkipped(rule, reason, 1);
        }

        if (decision.Skipped.Policies.Count > 0)
            _instruments.PoliciesSkipped.Add(decision.Skipped.Policies.Count, Tag("webhook", LabelOf(webhook)));

        foreach (var toleration in decision.Injected)
            _instruments.InjectedTolerations.Add(1, Tag("key", KnownKeys.Contains(toleration.Key) ? toleration.Key : Other));
    }

    /// <summary>A request had no uid to answer under.</summary>
    public void Refused(WebhookKind webhook) => Count(webhook, Other, AdmissionOutcome.Error, false, 1);

    private void Count(WebhookKind webhook, string operation, AdmissionOutcome outcome, bool dryRun, long by) =>
        _instruments.AdmissionRequests.Add(
            by,
            Tag("webhook", LabelOf(webhook)),
            Tag("operation", operation),
            Tag("outcome", LabelOf(outcome)),
            new("dry_run", dryRun ? "true" : "false"));

    private void CountFinding(string rule, RuleAction action, long by) =>
        _instruments.Findings.Add(by, Tag("rule", rule), Tag("action", LabelOf(action)), Tag("source", Source));

    private void CountSkipped(string rule, SkipReason reason, long by) =>
        _instruments.LiveRulesSkipped.Add(by, Tag("rule", rule), Tag("reason", LabelOf(reason)));

    private static AdmissionOutcome[] OutcomesOf(WebhookKind webhook) => webhook == WebhookKind.Mutate
        ? [AdmissionOutcome.Allowed, AdmissionOutcome.Mutated, AdmissionOutcome.Deferred, AdmissionOutcome.Error]
        : [AdmissionOutcome.Allowed, AdmissionOutcome.Denied, AdmissionOutcome.Error];

    private static string LabelOf(WebhookKind webhook) => webhook == WebhookKind.Mutate ? "mutate" : "validate";

    private static string LabelOf(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Allowed => "allowed",
        AdmissionOutcome.Mutated => "mutated",
        AdmissionOutcome.Deferred => "deferred",
        AdmissionOutcome.Denied => "denied",
        _ => "error",
    };

    private static string LabelOf(SkipReason reason) => reason switch
    {
        SkipReason.Unsynced => "unsynced",
        SkipReason.Stale => "stale",
        _ => "deadline",
    };

    private static string LabelOf(RuleAction action) => action switch
    {
        RuleAction.Deny => "Deny",
        RuleAction.Warn => "Warn",
        _ => "Audit",
    };

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
