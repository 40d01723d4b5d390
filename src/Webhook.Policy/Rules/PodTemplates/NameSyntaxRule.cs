using Webhook.Model.Apps;
using Webhook.Policy.Selectors;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>name-syntax: a name that the API server takes and that leaves room for the names made from it.</summary>
/// <remarks>
/// <para>Fields: <c>metadata.name</c>, <c>metadata.generateName</c>. Allowed: a DNS-1123 subdomain of up to 242 characters.
/// Judged on creation only, since a name never changes.</para>
/// <para>Why: the controller names each ControllerRevision <c>name-hash</c>; where that exceeds 253 characters it can't store
/// one, and no pod is ever made.</para>
/// <para>Source: kubernetes' pkg/controller/history, <c>ControllerRevisionName</c>, and k8s.io/apimachinery's pkg/api/validation.</para>
/// </remarks>
internal sealed class NameSyntaxRule : DaemonSetRule
{
    // A dash and a hash of up to ten characters: 32 bits in decimal, each digit spelled with a safe letter.
    private const int LongestName = LabelSyntax.SubdomainLength - 11;

    private static readonly DaemonSetNameValidator Validator = new();

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var metadata = daemonSet.Metadata;
        if (review.Operation != Operation.Create
            || (metadata.GenerateName.Length == 0 && metadata.Name.Length <= LongestName && LabelSyntax.IsSubdomain(metadata.Name)))
        {
            return;
        }

        foreach (var failure in Validator.Validate(metadata).Errors)
        {
            var field = $"metadata.{failure.PropertyName}";
            var isMissing = failure.ErrorCode == FieldErrorType.Required;
            findings.Report(
                field,
                isMissing ? $"{field} {failure.ErrorMessage}" : $"{field} is {failure.ErrorMessage}",
                isMissing ? "write metadata.name" : "use lower case letters, digits and -, such as log-agent");
        }

        if (metadata.Name.Length is > LongestName and <= LabelSyntax.SubdomainLength)
        {
            findings.Report(
                "metadata.name",
                $"metadata.name has {metadata.Name.Length} characters: with its hash the name of each ControllerRevision exceeds "
                    + $"{LabelSyntax.SubdomainLength}, and no pod is ever made",
                $"use a name of at most {LongestName} characters");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "name-syntax",
        Title = "Name malformed or too long",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Deny,
        What = "metadata.name is missing, is no DNS-1123 subdomain, or is longer than 242 characters; or metadata.generateName could "
            + "not begin such a name. Judged on creation only, since a name never changes.",
        Why = "The API server refuses a malformed name. One of more than 242 characters is accepted, and then the controller can't "
            + "store its ControllerRevisions, whose names are longer by a hash, and never makes a pod.",
        Remedy = "Use up to 242 lower case letters, digits and dashes, with a letter or digit at both ends.",
        Source = "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names",
    };
}
