using System.Diagnostics.Metrics;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Policy.Rules;

namespace Webhook.Audit;

/// <summary>Measures the audit. Gauges are those of the last pass, and are gone while this replica does not audit: Prometheus then counts each DaemonSet once.</summary>
internal sealed class AuditMetrics
{
    private const string Source = "audit";

    private static readonly RuleAction[] Actions = [RuleAction.Audit, RuleAction.Warn, RuleAction.Deny];

    private readonly Instruments _instruments;
    private volatile Picture? _picture;

    /// <summary>Starts the counters at 0, so that a rate is known from the first scrape on.</summary>
    public AuditMetrics(Instruments instruments)
    {
        _instruments = instruments;
        instruments.StartAtZero(instruments.AuditDuration);
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor.Id))
        {
            foreach (var action in Actions)
                CountFinding(rule, action, 0);
        }

        instruments.ObserveAuditLastRun(() => _picture is { } picture ? [new(picture.FullAt.ToUnixTimeMilliseconds() / 1000.0)] : []);
        instruments.ObserveViolations(() => _picture?.Violations ?? []);
        instruments.ObserveCoveredNodes(() => OfEach(daemonSet => daemonSet.CoveredNodes));
        instruments.ObserveEligibleNodes(() => OfEach(daemonSet => daemonSet.EligibleNodes));
        instruments.ObserveStalePods(() => OfEach(daemonSet => daemonSet.StalePods));
    }

    /// <summary>Everything was judged.</summary>
    public void Passed(TimeSpan elapsed) => _instruments.AuditDuration.Record(elapsed.TotalSeconds);

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
            CountFinding(MetricLabels.Rule.Bounded(finding.Rule), finding.Action, 1);
    }

    /// <summary>A rule threw.</summary>
    public void RuleThrew(string rule) => _instruments.RuleErrors.Add(1, Tag("rule", MetricLabels.Rule.Bounded(rule)));

    private static List<Measurement<double>> Count(IReadOnlyList<AuditedDaemonSet> daemonSets)
    {
        var counts = daemonSets.SelectMany(daemonSet => daemonSet.Findings).CountBy(finding => (finding.Rule, finding.Action)).ToDictionary();
        return
        [
            .. from rule in RuleCatalogue.All
               from action in Actions
               let count = counts.GetValueOrDefault((rule.Descriptor.Id, action))
               select new Measurement<double>(count, Tag("rule", rule.Descriptor.Id), Tag("action", action.ToString())),
        ];
    }

    private IEnumerable<Measurement<double>> OfEach(Func<AuditedDaemonSet, int> value) =>
        from daemonSet in _picture?.DaemonSets ?? []
        select new Measurement<double>(value(daemonSet), Tag("namespace", daemonSet.Namespace), Tag("daemonset", daemonSet.Name));

    private void CountFinding(string rule, RuleAction action, long by) =>
        _instruments.Findings.Add(by, Tag("rule", rule), Tag("action", action.ToString()), Tag("source", Source));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private sealed record Picture(IReadOnlyList<AuditedDaemonSet> DaemonSets, DateTimeOffset FullAt, IReadOnlyList<Measurement<double>> Violations);
}
