using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>A kind of node that stands for no machine which a daemon pod could serve.</summary>
/// <param name="Name">What its makers call it.</param>
/// <param name="Label">Label by which its nodes are known.</param>
/// <param name="Value">Value of that label.</param>
/// <param name="TaintKey">Key of the taint that its nodes have.</param>
/// <param name="TaintValue">Value of that taint; <c>null</c> for any.</param>
/// <param name="Fact">What is certain about daemon pods there, as it follows "which".</param>
internal sealed record VirtualNodeKind(string Name, string Label, string Value, string TaintKey, string? TaintValue, string Fact)
{
    /// <summary>The kinds whose labels and taints are documented, each with its source. A node counts for the first that it is of.</summary>
    public static IReadOnlyList<VirtualNodeKind> All { get; } =
    [
        // "Daemonsets aren't supported on Fargate": https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
        new("EKS Fargate", "eks.amazonaws.com/compute-type", "fargate", "eks.amazonaws.com/compute-type", "fargate", "runs no daemon pods"),

        // The label and the taint's key: https://github.com/virtual-kubelet/virtual-kubelet, cmd/virtual-kubelet. AKS deploys no
        // daemon pods there: https://learn.microsoft.com/azure/aks/virtual-nodes; what other providers do is their own affair.
        new("virtual-kubelet", "type", "virtual-kubelet", "virtual-kubelet.io/provider", null, "stands for another service and no machine"),

        // https://kwok.sigs.k8s.io/docs/user/kwok-manage-nodes-and-pods/
        new("kwok", "type", "kwok", "kwok.x-k8s.io/node", "fake", "starts no containers"),
    ];

    /// <summary>Whether a taint is the one of this kind.</summary>
    public bool Has(Taint taint) => taint.Key == TaintKey && (TaintValue is null || taint.Value == TaintValue);
}
