using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy.Templates;
using Webhook.Policy.Validators.Pods;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>pod-template-syntax: a pod template that the API server takes.</summary>
/// <remarks>
/// <para>Field: all of <c>spec.template</c> but what other rules name: tolerations, restart policy, the labels that the selector
/// asks for. Allowed: what the API server of Kubernetes 1.36 takes; a field behind a feature gate is left alone.</para>
/// <para>Why: the API server refuses the DaemonSet, and a pipeline should know before.</para>
/// <para>Source: kubernetes' pkg/apis/core/validation/validation.go, <c>ValidatePodTemplateSpec</c>.</para>
/// </remarks>
internal sealed class PodTemplateSyntaxRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        // What the API server sends it has validated, and what is live it has taken.
        if (review.Source != ReviewSource.Manifest || review.ObjectJson.IsEmpty)
            return;

        var json = (review.Template ?? TemplateJson.Locate(review.ObjectJson)).Template;
        if (ReceivedJson.TryParse(json.IsEmpty ? "{}"u8.ToArray() : json) is not { } template)
            return;

        var validator = review.Operation == Operation.Create ? Validators.New : Validators.Updated;
        foreach (var failure in validator.Validate(new ApiObject(template)).Errors)
        {
            var field = FieldPath.Join(FieldPaths.Template, failure.PropertyName);
            findings.Report(field, $"{field} {failure.ErrorMessage}", (string)failure.CustomState);
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "pod-template-syntax",
        Title = "Pod template that the API server refuses",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Deny,
        What = "spec.template breaks a rule of the API server that no other rule names: no containers, names that are missing, malformed or "
            + "used twice, volume mounts without a volume, ports, host ports under hostNetwork, environment variables, resources, probes, "
            + "hooks, node and pod affinity, topology spread, DNS, security contexts, labels and annotations. Fields behind feature gates "
            + "are left alone. Judged in files: what the API server sends, it has validated.",
        Why = "The API server refuses the DaemonSet when it is applied; a check before that finds it while the file is still open.",
        Remedy = "Correct the field that the finding names.",
        Source = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
        IsEnforcedByApiServer = true,
    };

    // Building them takes a while, which only those who judge files pay.
    private static class Validators
    {
        public static readonly PodTemplateValidator New = new(isNew: true);
        public static readonly PodTemplateValidator Updated = new(isNew: false);
    }
}
