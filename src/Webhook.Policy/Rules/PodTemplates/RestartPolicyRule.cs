using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Policy.Validators;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>restart-policy: daemon pods run for as long as their node.</summary>
/// <remarks>
/// <para>Fields: <c>restartPolicy</c>, <c>activeDeadlineSeconds</c> and <c>ephemeralContainers</c> of
/// <c>spec.template.spec</c>. Allowed: Always or absent; absent; absent or empty.</para>
/// <para>Why: the API server refuses the rest.</para>
/// <para>Source: kubernetes' pkg/apis/apps/validation/validation.go, <c>ValidateDaemonSetSpec</c>.</para>
/// </remarks>
internal sealed class RestartPolicyRule : DaemonSetRule
{
    private static readonly DaemonSetPodSpecValidator Validator = new();

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var pod = daemonSet.Spec.Template.Spec;
        if (pod is { RestartPolicy: "" or DaemonSetPodSpecValidator.Always, ActiveDeadlineSeconds: null, EphemeralContainers.Count: 0 })
            return;

        foreach (var failure in Validator.Validate(pod).Errors)
        {
            var field = FieldPath.Join(FieldPaths.PodSpec, failure.PropertyName);
            findings.Report(field, $"{field} {failure.ErrorMessage}", Remedy(failure.PropertyName));
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "restart-policy",
        Title = "Pod template that a DaemonSet can't have",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Deny,
        What = "spec.template.spec has a restartPolicy other than Always, activeDeadlineSeconds, or ephemeralContainers.",
        Why = "Daemon pods are meant to run for as long as their node, and the API server refuses a template that says otherwise. Work "
            + "that ends belongs in an init container or a Job.",
        Remedy = "Leave all three fields out; put work that ends into an init container.",
        Source = "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-template",
        IsEnforcedByApiServer = true,
    };

    private static string Remedy(string property) => property switch
    {
        "restartPolicy" => "drop restartPolicy, and put work that ends into an init container",
        "activeDeadlineSeconds" => "drop activeDeadlineSeconds",
        _ => "drop ephemeralContainers, and add one to a running pod with kubectl debug",
    };
}
