using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Rules.Tolerations;

/// <summary>control-plane-access: only system namespaces run pods on control-plane nodes.</summary>
/// <remarks>
/// <para>Field: <c>spec.template.spec.tolerations[*]</c>. Allowed: in the parameter <c>allowedNamespaces</c> anything;
/// elsewhere nothing that tolerates a control-plane taint.</para>
/// <para>Why: a pod there shares the node with etcd and the API server, and with a host path or the host network it can read
/// their keys.</para>
/// <para>Source:
/// <see href="https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint"/>.</para>
/// </remarks>
internal sealed class ControlPlaneAccessRule(IReadOnlyList<string> allowedNamespaces, IReadOnlyList<string> keys) : DaemonSetRule
{
    /// <summary>Its id.</summary>
    internal const string Id = "control-plane-access";

    /// <summary>The default of <c>allowedNamespaces</c>, as it stands in documents.</summary>
    internal const string DefaultNamespacesText = "[kube-system, \"*-system\"]";

    /// <summary>The default of <c>allowedNamespaces</c>.</summary>
    internal static readonly string[] DefaultNamespaces = ["kube-system", "*-system"];

    // kubeadm taints without a value and with NoSchedule; k3s and others give the value "true" or take NoExecute.
    private readonly Taint[] _taints =
    [
        .. from key in keys
           from effect in new[] { TaintEffect.NoSchedule, TaintEffect.NoExecute }
           from value in new[] { "", "true" }
           select new Taint { Key = key, Value = value, Effect = effect },
    ];

    public ControlPlaneAccessRule()
        : this(DefaultNamespaces, ControlPlaneInjection.DefaultKeys)
    {
    }

    public override Rule Configure(RuleParameters parameters) =>
        new ControlPlaneAccessRule(parameters.Strings("allowedNamespaces") ?? allowedNamespaces, parameters.Strings("keys") ?? keys);

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var tolerations = daemonSet.Spec.Template.Spec.Tolerations;
        if (tolerations.Count == 0 || Glob.IsMatchOfAny(allowedNamespaces, review.Namespace))
            return;

        // One sentence for the usual pair of control-plane and master; a keyless entry says more and gets its own.
        List<int>? keyed = null;
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (FirstTolerated(tolerations[i]) is not { } taint)
                continue;

            if (tolerations[i].IsKeyless)
            {
                findings.Report(
                    FieldPaths.Toleration(i),
                    $"{FieldPaths.Toleration(i)} ({tolerations[i]}) tolerates the control-plane taint {taint}, {Reason(review.Namespace)}",
                    "name the taint keys that the pods need instead of every key");
            }
            else
            {
                (keyed ??= []).Add(i);
            }
        }

        if (keyed is not null)
            Report(keyed, tolerations, review.Namespace, findings);
    }

    private void Report(List<int> keyed, IReadOnlyList<Toleration> tolerations, string @namespace, FindingSink findings)
    {
        const int shown = 3;
        var entries = Phrases.Few([.. keyed.Select(i => $"{FieldPaths.Toleration(i)} ({tolerations[i]})")], shown);
        var one = keyed.Count == 1;
        findings.Report(
            FieldPaths.Toleration(keyed[0]),
            $"{entries} {(one ? "tolerates the control-plane taint" : "tolerate the control-plane taints")} "
                + $"{Phrases.Few([.. keyed.Select(i => $"{FirstTolerated(tolerations[i])}").Distinct()], shown)}, {Reason(@namespace)}",
            $"drop the {(one ? "toleration" : "tolerations")} where the pods have no work on control-plane nodes");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = Id,
        Title = "Pods on control-plane nodes from outside the system namespaces",
        Category = RuleCategory.Tolerations,
        DefaultAction = RuleAction.Audit,
        What = "A toleration matches a control-plane taint (effect NoSchedule or NoExecute), by its key or as a keyless Exists, in a "
            + "namespace that is not allowed to.",
        Why = "A pod on a control-plane node shares it with etcd and the API server: it can starve them, and with a host path or the "
            + "host network it can reach their keys.",
        Remedy = "Drop the toleration, or allow the namespace in the policy.",
        Source = "https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint",
        Parameters =
        [
            new("allowedNamespaces", RuleParameterType.Globs, DefaultNamespacesText, "Namespaces whose DaemonSets may tolerate "
                + "control-plane taints."),
            new(
                "keys",
                RuleParameterType.Strings,
                $"[{string.Join(", ", ControlPlaneInjection.DefaultKeys)}]",
                "Taint keys of control-plane nodes."),
        ],
    };

    private string Reason(string @namespace) =>
        $"but namespace {@namespace} is not allowed to (allowed: {(allowedNamespaces.Count == 0 ? "none" : string.Join(", ", allowedNamespaces))})";

    private Taint? FirstTolerated(Toleration toleration)
    {
        // The API server refuses it: toleration-syntax reports it.
        if (toleration.IsKeyless && toleration.Operator != TolerationOperator.Exists)
            return null;

        foreach (var taint in _taints)
        {
            if (TolerationMatching.Tolerates(toleration, taint))
                return taint;
        }

        return null;
    }
}
