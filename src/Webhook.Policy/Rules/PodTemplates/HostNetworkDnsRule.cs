using Webhook.Model.Apps;

namespace Webhook.Policy.Rules.PodTemplates;

/// <summary>host-network-dns: a pod on the node's network that needs names of the cluster must ask for them.</summary>
/// <remarks>
/// <para>Fields: <c>hostNetwork</c> and <c>dnsPolicy</c> of <c>spec.template.spec</c>. Allowed under hostNetwork: any policy but
/// ClusterFirst, which is the default. Pods for Windows nodes are left alone: there is no other policy for them.</para>
/// <para>Why: the kubelet gives such a pod the node's resolver, which mostly doesn't know the names of Services.</para>
/// <para>Source: <see href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy"/>.</para>
/// </remarks>
internal sealed class HostNetworkDnsRule : DaemonSetRule
{
    protected override void Check(DaemonSet daemonSet, DaemonSetReview review, FindingSink findings)
    {
        var pod = daemonSet.Spec.Template.Spec;
        if (!pod.HostNetwork || pod.DnsPolicy is not ("" or "ClusterFirst") || IsForWindows(pod.NodeSelector))
            return;

        var isDefault = pod.DnsPolicy.Length == 0;
        findings.Report(
            $"{FieldPaths.PodSpec}.dnsPolicy",
            $"{FieldPaths.PodSpec}.dnsPolicy is {(isDefault ? "ClusterFirst by default" : "ClusterFirst")} while hostNetwork is true: the pods get the "
                + "node's resolver, and names of Services resolve only if that knows them",
            "write dnsPolicy: ClusterFirstWithHostNet if the pods call Services by name, or dnsPolicy: Default if they don't");
    }

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "host-network-dns",
        Title = "Names of the cluster don't resolve under hostNetwork",
        Category = RuleCategory.PodTemplate,
        DefaultAction = RuleAction.Audit,
        What = "spec.template.spec.hostNetwork is true and dnsPolicy is ClusterFirst, which is also the default.",
        Why = "For a pod on the node's network the kubelet treats ClusterFirst as Default: the pod gets the node's resolver, and a name such as "
            + "metrics.monitoring.svc is unknown there. An agent that calls no Service by name never notices.",
        Remedy = "Write dnsPolicy: ClusterFirstWithHostNet where the pods call Services by name, and dnsPolicy: Default where they don't.",
        Source = "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy",
    };

    private static bool IsForWindows(IReadOnlyDictionary<string, string> nodeSelector) =>
        nodeSelector.TryGetValue("kubernetes.io/os", out var os) && os == "windows";
}
