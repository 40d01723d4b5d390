using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.Life;

/// <summary>unknown-field: a manifest has a field that the API does not know where it stands.</summary>
/// <remarks>
/// <para>Field: each of them. Files only: the API server has dropped such fields before a webhook sees the object.</para>
/// <para>Why: kubectl and helm refuse the manifest; what another client applies lacks the field.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#validation-for-unrecognized-or-duplicate-fields"/>.</para>
/// </remarks>
internal sealed class UnknownFieldRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        for (var i = 0; i < review.UnknownFields.Count; i++)
        {
            var unknown = review.UnknownFields[i];
            findings.Report(unknown.Field, unknown.Message, unknown.Remedy);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "unknown-field",
        Title = "Field that the API does not know",
        Category = RuleCategory.Life,
        DefaultAction = RuleAction.Warn,
        What = "A manifest has a field that the DaemonSet API does not have, or does not have in that place: misspelt, in another case, "
            + "or a level too high or too low. Files only: what comes from the cluster has lost such fields already.",
        Why = "kubectl and helm refuse the manifest (strict field validation). A client that does not ask for it loses the field without "
            + "a word, and with it the affinity, the limit or the toleration that it was to set.",
        Remedy = "Write the field where the API has it; each finding names a place that is free and takes the value, where there is one.",
        Source = "https://kubernetes.io/docs/reference/using-api/api-concepts/#validation-for-unrecognized-or-duplicate-fields",
    };
}
