using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Policy.Placement;

/// <summary>What a namespace demands of the nodes of its pods, as far as that is known; nothing outside OpenShift.</summary>
/// <remarks>
/// The cluster is OpenShift's when a node has the label <c>node.openshift.io/os_id</c>, or the namespace an annotation that
/// OpenShift alone sets.
/// </remarks>
/// <param name="Selector">The labels that it demands; <c>null</c> for none.</param>
/// <param name="Unknown">What else may be demanded and is not known, as a clause; <c>null</c> for nothing.</param>
public readonly record struct NamespaceDemand(NamespaceNodeSelector? Selector, string? Unknown)
{
    /// <summary>The demand of a namespace.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="nodes">The nodes of its cluster.</param>
    /// <param name="objects">The other objects of its cluster.</param>
    internal static NamespaceDemand Of(string name, ClusterNodes nodes, IClusterObjects objects)
    {
        if (objects.FindNamespace(name) is not { } @namespace)
            return nodes.IsOpenShift ? new(null, $"the node selector of namespace {name} is not known and left out") : default;

        var annotations = @namespace.Annotations;
        var isOwn = annotations.ContainsKey(NamespaceAnnotations.OpenShiftNodeSelector);
        if (!isOwn && !nodes.IsOpenShift && !annotations.ContainsKey(NamespaceAnnotations.OpenShiftUidRange))
            return default;

        // An empty annotation is a demand too: it lifts the cluster's default.
        return isOwn || annotations.ContainsKey(NamespaceAnnotations.SchedulerNodeSelector)
            ? new(NamespaceNodeSelector.Of(@namespace), null)
            : new(null, "the default node selector of OpenShift, if there is one, is left out");
    }
}
