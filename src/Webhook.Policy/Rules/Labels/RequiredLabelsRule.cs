using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.Labels;

/// <summary>required-labels: labels that an organisation wants on every DaemonSet, its pods, or both.</summary>
/// <remarks>
/// <para>Fields: <c>metadata.labels</c> and <c>spec.template.metadata.labels</c>. Allowed: every key of the parameter
/// <c>labels</c> with a value that its expression matches.</para>
/// <para>Why: cost, ownership and alerts are found by labels.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"/>.</para>
/// </remarks>
internal sealed class RequiredLabelsRule(IReadOnlyList<RequiredLabel> labels) : DaemonSetRule
{
    public RequiredLabelsRule()
        : this([])
    {
    }

    public override Rule Configure(RuleParameters parameters) => parameters.Raw("labels") is { } configured
        ? new RequiredLabelsRule([.. configured.EnumerateArray().Select(RequiredLabel.Read)])
        : this;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i].On == LabelHolder.Both && IsMissingOnBoth(labels[i].Key, daemonSet))
            {
                ReportMissing(labels[i], $"{FieldPaths.Labels}[{labels[i].Key}]", $"{FieldPaths.Labels} and {FieldPaths.TemplateLabels}", findings);
                continue;
            }

            if (labels[i].On is LabelHolder.Both or LabelHolder.DaemonSet)
                Check(labels[i], daemonSet.Metadata.Labels, FieldPaths.Labels, findings);

            if (labels[i].On is LabelHolder.Both or LabelHolder.Template)
                Check(labels[i], daemonSet.Spec.Template.Metadata.Labels, FieldPaths.TemplateLabels, findings);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "required-labels",
        Title = "Required label missing or with another value",
        Category = RuleCategory.SelectorAndLabels,
        DefaultAction = RuleAction.Off,
        What = "A label that the policy asks for is missing from metadata.labels or spec.template.metadata.labels, or its value does "
            + "not match the policy's regular expression. With no labels named the rule finds nothing.",
        Why = "Owners, costs and alerts are found by labels: an agent on every node that names no owner is expensive to trace.",
        Remedy = "Add the label, with a value that the expression matches.",
        Source = "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
        Parameters =
        [
            new(
                "labels",
                RuleParameterType.LabelRequirements,
                "[]",
                "Labels to ask for: key, optionally value (a regular expression for the whole value, without look-around and back "
                    + "references) and on (DaemonSet, Template or Both, the default)."),
        ],
    };

    private static bool IsMissingOnBoth(string key, DaemonSet daemonSet) =>
        !daemonSet.Metadata.Labels.ContainsKey(key) && !daemonSet.Spec.Template.Metadata.Labels.ContainsKey(key);

    private static void ReportMissing(RequiredLabel required, string field, string holders, FindingSink findings)
    {
        var matching = required.Pattern is null ? "" : $" with a value that matches {required.Pattern}";
        var have = holders.Contains(" and ", StringComparison.Ordinal) ? "have" : "has";
        findings.Report(field, $"{holders} {have} no label {required.Key}", $"add {required.Key} to {holders}{matching}");
    }

    private static void Check(RequiredLabel required, IReadOnlyDictionary<string, string> labels, string parent, FindingSink findings)
    {
        var isThere = labels.TryGetValue(required.Key, out var value);
        if (isThere && required.Accepts(value!))
            return;

        var field = $"{parent}[{required.Key}]";
        if (!isThere)
        {
            ReportMissing(required, field, parent, findings);
        }
        else
        {
            var message = $"{field} is \"{value}\", which doesn't match {required.Pattern}";
            findings.Report(field, message, $"set {field} to a value that matches");
        }
    }
}
