using Webhook.Metrics.Descriptions;

namespace Webhook.Admission;

/// <summary>The label values of one rule's series, made once so that counting allocates nothing.</summary>
/// <param name="rule">The rule's id, or what stands in its place.</param>
internal sealed class RuleTags(string rule)
{
    private const string Admission = "admission";

    /// <summary>Of the rule alone.</summary>
    public KeyValuePair<string, object?>[] Rule { get; } = [new(MetricLabels.Rule.Name, rule)];

    /// <summary>Of its findings, by action in the order of <see cref="MetricLabels.Action"/>.</summary>
    public KeyValuePair<string, object?>[][] Findings { get; } =
    [
        .. MetricLabels.Action.Values.Select(KeyValuePair<string, object?>[] (action) =>
            [new(MetricLabels.Rule.Name, rule), new(MetricLabels.Action.Name, action), new(MetricLabels.Source.Name, Admission)]),
    ];

    /// <summary>Of its being left out, by <see cref="SkipReason"/>.</summary>
    public KeyValuePair<string, object?>[][] Skipped { get; } =
    [
        .. MetricLabels.SkipReason.Values.Select(KeyValuePair<string, object?>[] (reason) =>
            [new(MetricLabels.Rule.Name, rule), new(MetricLabels.SkipReason.Name, reason)]),
    ];
}
