using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.Labels;

/// <summary>label-consistency: a DaemonSet and its pods name the same application.</summary>
/// <remarks>
/// <para>Fields: <c>metadata.labels</c> and <c>spec.template.metadata.labels</c>. Allowed: the same value on both, or the key
/// on one of them only.</para>
/// <para>Why: a label query finds the DaemonSet but not its pods, or the other way round.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"/>.</para>
/// </remarks>
internal sealed class LabelConsistencyRule(IReadOnlyList<string> keys) : DaemonSetRule
{
    public LabelConsistencyRule()
        : this(ApplicationLabels.Keys)
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        parameters.Strings("labels") is { } configured ? new LabelConsistencyRule(configured) : this;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var key = keys[i];
            if (daemonSet.Metadata.Labels.TryGetValue(key, out var own)
                && daemonSet.Spec.Template.Metadata.Labels.TryGetValue(key, out var pods)
                && own != pods)
            {
                // The template's label is the one that stays: changing it restarts the pods, and it may be in the selector.
                findings.Report(
                    FieldPaths.Label(key),
                    $"{FieldPaths.Label(key)} is \"{own}\" while {FieldPaths.TemplateLabel(key)} is \"{pods}\": a query for either "
                        + "value finds only half of the application",
                    $"set {FieldPaths.Label(key)} to \"{pods}\"");
            }
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "label-consistency",
        Title = "DaemonSet and pods name different applications",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Warn,
        What = "A label that identifies the application stands in metadata.labels and in spec.template.metadata.labels with different "
            + "values. A label that only one of them carries is fine.",
        Why = "Dashboards, kubectl and cost reports select by these labels: one query finds the DaemonSet, another its pods, and "
            + "neither finds both.",
        Remedy = "Give the DaemonSet the value that its template has; changing the template instead restarts the pods.",
        Source = "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
        Parameters =
        [
            new("labels", RuleParameterType.Strings, $"[{string.Join(", ", ApplicationLabels.Keys)}]", "Label keys to compare; replaces "
                + "the default list."),
        ],
    };
}
