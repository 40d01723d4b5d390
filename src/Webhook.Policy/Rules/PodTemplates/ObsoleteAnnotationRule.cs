using Webhook.Model.Apps;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>obsolete-annotation: what Kubernetes reads from a field now is not left in an annotation.</summary>
/// <remarks>
/// <para>Fields: <c>metadata.annotations</c> and <c>spec.template.metadata.annotations</c>. Allowed: any annotation that Kubernetes did not
/// give up for a field.</para>
/// <para>Why: nothing reads such an annotation any more, and what it asks for does not happen.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/labels-annotations-taints/"/> and the release notes of the versions that are
/// named in the findings.</para>
/// </remarks>
internal sealed class ObsoleteAnnotationRule : DaemonSetRule
{
    private const string ContainerSeccomp = "container.seccomp.security.alpha.kubernetes.io/";

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        Check(daemonSet.Metadata.Annotations, "metadata.annotations", findings);
        Check(daemonSet.Spec.Template.Metadata.Annotations, "spec.template.metadata.annotations", findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "obsolete-annotation",
        Title = "Annotation that Kubernetes no longer reads",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Warn,
        What = "metadata.annotations or spec.template.metadata.annotations holds an annotation of an old release that became a field: "
            + "scheduler.alpha.kubernetes.io/tolerations, affinity and critical-pod, seccomp profiles, init containers and sysctls.",
        Why = "Kubernetes ignores such an annotation, so the pods lack what it asks for: a toleration in it opens no node.",
        Remedy = "Write the field that took its place, and drop the annotation.",
        Source = "https://kubernetes.io/docs/reference/labels-annotations-taints/",
    };

    private static void Check(IReadOnlyDictionary<string, string> annotations, string path, FindingSink findings)
    {
        if (annotations.Count == 0)
            return;

        foreach (var (key, _) in new LabelPairs(annotations))
        {
            if (Successor(key) is var (since, field, remedy))
            {
                findings.Report(
                    $"{path}[{key}]",
                    $"{path}[{key}] does nothing since Kubernetes {since}: {FieldPaths.PodSpec}.{field} took its place",
                    $"{remedy}, and drop the annotation");
            }
        }
    }

    private static (string Since, string Field, string Remedy)? Successor(string key) => key switch
    {
        "scheduler.alpha.kubernetes.io/tolerations" => ("1.6", "tolerations", "write the entries as a list under tolerations"),
        "scheduler.alpha.kubernetes.io/affinity" => ("1.6", "affinity", "write its content under affinity"),
        "scheduler.alpha.kubernetes.io/critical-pod" => ("1.16", "priorityClassName", "write priorityClassName: system-node-critical"),
        "seccomp.security.alpha.kubernetes.io/pod" => ("1.27", "securityContext.seccompProfile", "write securityContext.seccompProfile: {type: RuntimeDefault}"),
        "pod.alpha.kubernetes.io/init-containers" or "pod.beta.kubernetes.io/init-containers" =>
            ("1.8", "initContainers", "write its content under initContainers"),
        "security.alpha.kubernetes.io/sysctls" or "security.alpha.kubernetes.io/unsafe-sysctls" =>
            ("1.11", "securityContext.sysctls", "write each as an entry of securityContext.sysctls"),
        _ when key.StartsWith(ContainerSeccomp, StringComparison.Ordinal) =>
            ("1.27", "containers[*].securityContext.seccompProfile", "write seccompProfile: {type: RuntimeDefault} in that container's securityContext"),
        _ => null,
    };
}
