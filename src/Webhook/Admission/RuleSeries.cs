using Prometheus;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Policy.Rules;

namespace Webhook.Admission;

/// <summary>The series of one rule at admission, kept so that counting allocates nothing. Each begins, at 0, when it is first asked for.</summary>
/// <param name="instruments">Where to count.</param>
/// <param name="rule">One of <see cref="MetricLabels.Rule"/>.</param>
internal sealed class RuleSeries(Instruments instruments, string rule)
{
    private const string Admission = "admission";

    private static readonly RuleAction[] Actions = [RuleAction.Audit, RuleAction.Warn, RuleAction.Deny];

    private readonly Counter _findings = instruments.Counter(AdmissionDescriptions.Findings);
    private readonly Counter _errors = instruments.Counter(AdmissionDescriptions.RuleErrors);
    private readonly Counter _skipped = instruments.Counter(AdmissionDescriptions.LiveRulesSkipped);
    private readonly Counter.Child?[] _ofAction = new Counter.Child?[MetricLabels.Action.Values.Count];
    private readonly Counter.Child?[] _ofReason = new Counter.Child?[MetricLabels.SkipReason.Values.Count];

    /// <summary>Its exceptions.</summary>
    public Counter.Child Errors => field ??= _errors.WithLabels(rule);

    /// <summary>Its findings with an action; any other than Deny and Warn counts as Audit.</summary>
    public Counter.Child Findings(RuleAction action)
    {
        var place = Math.Max(Array.IndexOf(Actions, action), 0);
        return _ofAction[place] ??= _findings.WithLabels(rule, MetricLabels.Action.Values[place], Admission);
    }

    /// <summary>Its being left out for a reason.</summary>
    public Counter.Child Skipped(SkipReason reason) =>
        _ofReason[(int)reason] ??= _skipped.WithLabels(rule, MetricLabels.SkipReason.Values[(int)reason]);

    /// <summary>Starts its findings, its exceptions and, of a live rule, its being left out at 0.</summary>
    public void Start(bool isLive)
    {
        _ = Errors;
        foreach (var action in Actions)
            Findings(action);

        foreach (var reason in isLive ? Enum.GetValues<SkipReason>() : [])
            Skipped(reason);
    }
}
