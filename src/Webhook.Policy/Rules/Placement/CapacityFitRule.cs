using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Fit;

namespace Webhook.Policy.Rules.Placement;

/// <summary>capacity-fit: the nodes that pods are placed on offer what a pod asks for.</summary>
/// <remarks>
/// <para>Fields: <c>resources</c> of containers, init containers and the pod, and <c>overhead</c>, added up as the scheduler does,
/// against <c>status.allocatable</c> of the live nodes. Allowed: at most what each node offers in all.</para>
/// <para>Why: the DaemonSet controller looks at no resources. It makes the pod, and the pod stays Pending.</para>
/// <para>Source:
/// <see href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled"/>.</para>
/// </remarks>
internal sealed class CapacityFitRule : LiveRule
{
    private const string Hostname = "kubernetes.io/hostname";
    private const int ShownNodes = 10;

    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, ClusterSnapshot cluster, FindingSink findings)
    {
        var capacity = cluster.CapacityOf(daemonSet);
        if (capacity.NeverRuns == 0)
            return;

        foreach (var shortage in capacity.Shortages)
            Report(shortage, daemonSet.Spec.Template.Spec, capacity, findings);
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "capacity-fit",
        Title = "Asks for more than its nodes offer",
        Category = RuleCategory.Placement,
        DefaultAction = RuleAction.Warn,
        IsLive = true,
        Reads = ClusterKinds.Node,
        What = "The pod asks for more of a resource than nodes offer in all that the DaemonSet is placed on, so that it can never run there: "
            + "CPU, memory, ephemeral-storage, huge pages or an extended resource such as nvidia.com/gpu, one finding each. What a pod asks for is "
            + "counted as the scheduler does: containers and sidecars together, the largest init container, requests of the pod as a "
            + "whole, a limit where there is no request, and overhead. Against it stands status.allocatable of each node; a node that "
            + "reports none yet is not judged. What other pods take there now, devices claimed through DRA and the overhead of a RuntimeClass "
            + "are not counted.",
        Why = "The DaemonSet controller does not look at resources: it makes the pod, and the pod stays Pending. In a roll-out such "
            + "pods use up maxUnavailable, and the roll-out stops.",
        Remedy = "Ask for less, or keep the pods off the nodes that are too small.",
        Source = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled",
    };

    private static void Report(ResourceShortage shortage, PodSpec pod, CapacityForecast capacity, FindingSink findings)
    {
        var nodes = Phrases.Few(shortage.Nodes, ShownNodes);
        var (least, most) = (ResourceText.Offered(shortage.Resource, shortage.Least), ResourceText.Offered(shortage.Resource, shortage.Most));
        var one = shortage.Nodes.Count == 1;
        var offer = shortage.Most == 0 ? $"which {nodes} {(one ? "does" : "do")} not offer"
            : shortage.Least == shortage.Most ? $"of which {nodes} {(one ? "offers" : "offer")} {most}"
            : $"of which {nodes} offer {least} to {most}";
        var field = RequestedField.Of(pod, shortage.Resource);
        findings.Report(
            field.Path,
            $"placed on {Counted.Of(capacity.Placement.Runs, "node")}, but can never run on {shortage.Nodes.Count} of them: asks for "
                + $"{ResourceText.Asked(shortage.Resource, shortage.Requested)}, {offer}",
            $"{Lower(shortage, field)}{KeepOff(shortage, capacity)}");
    }

    /// <summary>What to ask for so that a pod is small enough for every node; empty where no amount is.</summary>
    private static string Lower(ResourceShortage shortage, RequestedField field)
    {
        if (shortage.Least == 0)
            return "";

        // What is not this field's stays as it is: other containers, overhead.
        var others = shortage.Requested - field.Amount;
        var limit = shortage.Resource is ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage ? "" : " and its limit, which must be the same,";
        return field.IsOnlyOne && shortage.Least > others
            ? $"lower {field.Path}{limit} to {ResourceText.Offered(shortage.Resource, shortage.Least - others)} or less, or "
            : $"lower what the pod asks for to {ResourceText.Named(shortage.Resource, ResourceText.Offered(shortage.Resource, shortage.Least))} or less in all, or ";
    }

    private static string KeepOff(ResourceShortage shortage, CapacityForecast capacity)
    {
        if (shortage.Nodes.Count == capacity.Placement.Runs)
            return $"place the pods with spec.template.spec.nodeSelector on nodes that offer {ResourceText.Asked(shortage.Resource, shortage.Requested)} or more";

        var names = shortage.Nodes.Take(ShownNodes + 1).Select(node => HostnameOf(capacity.Placement.Nodes, node)).ToList();
        return names.Count > ShownNodes || names.Contains(null)
            ? "keep the pods off these nodes with spec.template.spec.nodeSelector or node affinity"
            : "keep the pods off these nodes: add to matchExpressions of each nodeSelectorTerm of the required node affinity "
                + $"- {{key: {Hostname}, operator: NotIn, values: [{string.Join(", ", names.Select(name => $"\"{name}\""))}]}}";
    }

    private static string? HostnameOf(ClusterNodes nodes, string node) => nodes[nodes.IndexOf(node)].Metadata.Labels.GetValueOrDefault(Hostname);
}
