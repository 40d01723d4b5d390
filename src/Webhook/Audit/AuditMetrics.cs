using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Policy.Rules;

namespace Webhook.Audit;

/// <summary>Measures the audit. Gauges are those of the last pass, and are gone while this replica does not audit: Prometheus then counts each DaemonSet once.</summary>
internal sealed class AuditMetrics
{
    private const string Source = "audit";

    private static readonly RuleAction[] Actions = [RuleAction.Audit, RuleAction.Warn, RuleAction.Deny];

    private readonly Histogram _duration;
    private readonly Counter _findings;
    private readonly Counter _errors;
    private volatile Picture? _picture;

    /// <summary>Starts the counters at 0, so that a rate is known from the first scrape on.</summary>
    public AuditMetrics(Instruments instruments)
    {
        _duration = instruments.Durations(AuditDescriptions.Duration);
        _duration.Publish();
        _findings = instruments.Counter(AdmissionDescriptions.Findings);
        _errors = instruments.Counter(AdmissionDescriptions.RuleErrors);
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor.Id))
        {
            foreach (var action in Actions)
                FindingsOf(rule, action);
        }

        instruments.Observe(AuditDescriptions.LastRun, () => _picture is { } picture ? [new(picture.FullAt.ToUnixTimeMilliseconds() / 1000.0)] : []);
        instruments.Observe(AuditDescriptions.Violations, () => _picture?.Violations ?? []);
        instruments.Observe(AuditDescriptions.CoveredNodes, () => OfEach(daemonSet => daemonSet.CoveredNodes));
        instruments.Observe(AuditDescriptions.EligibleNodes, () => OfEach(daemonSet => daemonSet.EligibleNodes));
        instruments.Observe(AuditDescriptions.StalePods, () => OfEach(daemonSet => daemonSet.StalePods));
    }

    /// <summary>Everything was judged.</summary>
    public void Passed(TimeSpan elapsed) => _duration.Observe(elapsed.TotalSeconds);

    /// <summary>Shows what is known now.</summary>
    /// <param name="daemonSets">All DaemonSets; not changed afterwards.</param>
    /// <param name="fullAt">When everything was judged last.</param>
    public void Show(IReadOnlyList<AuditedDaemonSet> daemonSets, DateTimeOffset fullAt) => _picture = new(daemonSets, fullAt, Count(daemonSets));

    /// <summary>Shows nothing: another replica audits.</summary>
    public void Hide() => _picture = null;

    /// <summary>Counts what is new on a DaemonSet.</summary>
    public void Changed(AuditChange change)
    {
        foreach (var finding in change.Appeared)
            FindingsOf(MetricLabels.Rule.Bounded(finding.Rule), finding.Action).Inc();
    }

    /// <summary>A rule threw.</summary>
    public void RuleThrew(string rule) => _errors.WithLabels(MetricLabels.Rule.Bounded(rule)).Inc();

    private static List<Sample> Count(IReadOnlyList<AuditedDaemonSet> daemonSets)
    {
        var counts = daemonSets.SelectMany(daemonSet => daemonSet.Findings).CountBy(finding => (finding.Rule, finding.Action)).ToDictionary();
        return
        [
            .. from rule in RuleCatalogue.All
               from action in Actions
               let count = counts.GetValueOrDefault((rule.Descriptor.Id, action))
               select new Sample(count, rule.Descriptor.Id, action.ToString()),
        ];
    }

    private IEnumerable<Sample> OfEach(Func<AuditedDaemonSet, int> value) =>
        from daemonSet in _picture?.DaemonSets ?? []
        select new Sample(value(daemonSet), daemonSet.Namespace, daemonSet.Name);

    private Counter.Child FindingsOf(string rule, RuleAction action) => _findings.WithLabels(rule, action.ToString(), Source);

    private sealed record Picture(IReadOnlyList<AuditedDaemonSet> DaemonSets, DateTimeOffset FullAt, IReadOnlyList<Sample> Violations);
}
