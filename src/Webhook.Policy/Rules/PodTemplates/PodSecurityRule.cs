using System.Text;
using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.PodSecurity;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>pod-security: the namespace's Pod Security Standard admits the pods.</summary>
/// <remarks>
/// <para>Fields: all of <c>spec.template</c> that the standard judges, by the labels <c>pod-security.kubernetes.io/enforce</c> and
/// <c>enforce-version</c> of the namespace. A namespace without the first label is left alone: what the API server enforces there
/// stands in its own configuration, and so do its exemptions.</para>
/// <para>Why: the API server takes the DaemonSet and refuses each of its pods.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/security/pod-security-standards/"/>.</para>
/// </remarks>
internal sealed class PodSecurityRule : LiveRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        if (review.NamespaceLabels is not { } labels
            || SecurityStandard.Of(labels) is not { Level: not SecurityLevel.Privileged } standard
            || PodOf(daemonSet, review) is not { } pod)
        {
            return;
        }

        var refusals = SecurityControls.Refusals(pod, standard);
        if (refusals.Count == 0)
            return;

        var looser = SecurityStandard.WordOf(SecurityControls.LooserFor(pod, standard));
        foreach (var refusal in refusals)
        {
            findings.Report(
                refusal.Violations[0].Field,
                $"{Facts(refusal.Violations)}: control {refusal.Control} of {standard.Text}, which namespace {review.Namespace} enforces, refuses such pods "
                    + $"(allowed: {refusal.Allowed})",
                $"{refusal.Remedy}, or label namespace {review.Namespace} {SecurityStandard.LevelLabel}={looser}");
        }
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "pod-security",
        Title = "Pods that the namespace's Pod Security Standard refuses",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Namespace,
        What = "The namespace's label pod-security.kubernetes.io/enforce is baseline or restricted, and spec.template breaks controls of that "
            + "standard at the version of the label enforce-version, without it at the newest: one finding for each control, with every field. "
            + "Baseline: HostProcess, Host Namespaces, Privileged Containers, Capabilities, HostPath Volumes, Host Ports, Host Probes / Lifecycle "
            + "Hooks (v1.34), AppArmor, SELinux, /proc Mount Type, Seccomp, Sysctls. Restricted adds Volume Types, Privilege Escalation, Running "
            + "as Non-root, Running as Non-root user, and stricter Seccomp and Capabilities. At the newest version all counts as allowed that the "
            + "newest Kubernetes allows. Not judged: a namespace without the label, for which the API server's configuration decides; the exemptions "
            + "in that configuration, which can't be read through the API; and what other webhooks change in the pods.",
        Why = "The API server takes the DaemonSet, with a warning at most where the namespace asks for one. Its controller creates the pods, and "
            + "each of them is refused: a new DaemonSet has no pods, an update stops after the first old pods are gone, and only Events of the "
            + "DaemonSet say why.",
        Remedy = "Write what the finding names, or run the pods in a namespace whose label allows what they need; exempt the DaemonSet from this "
            + "rule where the API server's configuration exempts its pods.",
        Source = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    };

    /// <summary>The template as received, of a live object what is kept of it; <c>null</c> where it is not known.</summary>
    private static SecuredPod? PodOf(DaemonSet daemonSet, DaemonSetReview review)
    {
        var isReceived = !review.ObjectJson.IsEmpty;
        var json = review.Template ?? TemplateJson.Locate(isReceived ? review.ObjectJson : Encoding.UTF8.GetBytes(daemonSet.SecurityJson));
        if (json.Template.IsEmpty || ReceivedJson.TryParse(json.Template) is not { } template)
            return null;

        var pod = new SecuredPod(template);
        return isReceived || pod.IsWhole ? pod : null;
    }

    /// <summary>What is wrong: each fact once, with the containers that it is true of.</summary>
    private static string Facts(IReadOnlyList<Violation> violations)
    {
        List<string> facts =
        [
            .. violations.GroupBy(violation => violation.Fact).Select(group => group.First().Place.Length == 0
                ? group.Key
                : $"{group.Key} in {Phrases.And([.. group.Select(violation => violation.Place)])}"),
        ];
        return violations.All(violation => violation.Place.Length == 0) ? Phrases.And(facts) : string.Join(", ", facts);
    }
}
