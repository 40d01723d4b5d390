namespace Webhook.Policy.Rules.Life;

/// <summary>deletion-protection: a DaemonSet that is labelled protected is not deleted.</summary>
/// <remarks>
/// <para>Field: <c>metadata.labels[daemonset-webhook.dev/protected]</c> of the stored object. Allowed on DELETE: absent, or
/// any value but <c>true</c>.</para>
/// <para>Why: one wrong kubectl delete takes the network, storage or log agent off every node at once.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/"/>;
/// Kubernetes has no such protection of its own.</para>
/// </remarks>
internal sealed class DeletionProtectionRule : Rule
{
    /// <summary>The label that protects a DaemonSet.</summary>
    public const string Label = "daemonset-webhook.dev/protected";

    public override void Check(DaemonSetReview review, FindingSink findings)
    {
        // Deleting again what is already being deleted changes nothing.
        if (review is not { Operation: Operation.Delete, OldObject: { Metadata: { DeletionTimestamp: null } metadata } }
            || !metadata.Labels.TryGetValue(Label, out var value)
            || value != "true")
        {
            return;
        }

        findings.Report(
            FieldPaths.Label(Label),
            $"{FieldPaths.Label(Label)} is \"true\", so the DaemonSet must not be deleted",
            $"take the label off first if you mean it: kubectl -n {review.Namespace} label daemonset {review.Name} {Label}-");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "deletion-protection",
        Title = "Deletion of a protected DaemonSet",
        Category = RuleCategory.Life,
        DefaultAction = RuleAction.Deny,
        What = $"A request deletes a DaemonSet that carries the label {Label}: \"true\". The deletion of its namespace asks for the "
            + "same and waits as well; exempt the user system:serviceaccount:kube-system:namespace-controller where that is not wanted.",
        Why = "Deleting a DaemonSet takes its pods off every node at once: for a network or storage agent that is an outage of the "
            + "whole cluster.",
        Remedy = $"Take the label off first: kubectl -n NAMESPACE label daemonset NAME {Label}-.",
        Source = "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
    };
}
