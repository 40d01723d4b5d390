using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>pod-references: what the pods refer to may be used in their namespace.</summary>
/// <remarks>
/// <para>Field: <c>priorityClassName</c> of <c>spec.template.spec</c>. Allowed: any class but the two <c>system-*-critical</c> ones,
/// and those in the parameter <c>allowedNamespaces</c>. An update of an object whose pods were accepted with the same
/// class is not reported: the cluster has answered.</para>
/// <para>Why: where the administrator limits the classes, which GKE does, each pod is refused, and the DaemonSet is not.</para>
/// <para>Source:
/// <see href="https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default"/>; what
/// GKE asks for is described in
/// <see href="https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/google-gke.html"/>.</para>
/// </remarks>
internal sealed class PodReferencesRule(IReadOnlyList<string> allowedNamespaces) : DaemonSetRule
{
    private const string Field = $"{FieldPaths.PodSpec}.priorityClassName";

    private static readonly string[] DefaultNamespaces = ["kube-system"];

    public PodReferencesRule()
        : this(DefaultNamespaces)
    {
    }

    public override Rule Configure(RuleParameters parameters) => new PodReferencesRule(parameters.Strings("allowedNamespaces") ?? allowedNamespaces);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var name = daemonSet.Spec.Template.Spec.PriorityClassName;
        if (name is not ("system-node-critical" or "system-cluster-critical")
            || Glob.IsMatchOfAny(allowedNamespaces, review.Namespace)
            || HasPodsOf(name, review))
        {
            return;
        }

        findings.Report(
            Field,
            $"{Field} is {name} in namespace {review.Namespace}: where the API server limits this class, as on GKE, pods are refused unless a "
                + "ResourceQuota of the namespace names it; whether this cluster limits it is not known here",
            $"if it does, create {Quota(name, review.Namespace)}; or use a PriorityClass of your own");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "pod-references",
        Title = "Priority class that needs a ResourceQuota on some clusters",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Warn,
        What = "spec.template.spec.priorityClassName is system-node-critical or system-cluster-critical outside allowedNamespaces. It is not "
            + "reported for a live DaemonSet whose pods were accepted with the same class. Whether the cluster limits the class stands in the "
            + "configuration of its API server, which can't be read.",
        Why = "An API server whose ResourceQuota plugin limits these classes, as that of GKE does, accepts the DaemonSet and refuses each "
            + "of its pods with: insufficient quota to match these scopes.",
        Remedy = "Create a ResourceQuota with a PriorityClass scope in the namespace, or use a PriorityClass of your own.",
        Source = "https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default",
        Parameters =
        [
            new(
                "allowedNamespaces",
                RuleParameterType.Globs,
                $"[{string.Join(", ", DefaultNamespaces)}]",
                "Namespaces in which the cluster is known to accept these classes."),
        ],
    };

    /// <summary>Whether pods of the stored template, which has this class, are counted in the status that belongs to it.</summary>
    private static bool HasPodsOf(string name, DaemonSetReview review)
    {
        var stored = review.OldObject ?? (review.Source == ReviewSource.Audit ? review.Object : null);
        return stored is { Status.UpdatedNumberScheduled: > 0 }
            && stored.Spec.Template.Spec.PriorityClassName == name
            && stored.Status.ObservedGeneration == stored.Metadata.Generation;
    }

    private static string Quota(string name, string @namespace) =>
        $"{{apiVersion: v1, kind: ResourceQuota, metadata: {{name: {name}, namespace: {@namespace}}}, spec: {{hard: {{pods: \"1000\"}}, scopeSelector: "
        + $"{{matchExpressions: [{{scopeName: PriorityClass, operator: In, values: [{name}]}}]}}}}}}";
}
