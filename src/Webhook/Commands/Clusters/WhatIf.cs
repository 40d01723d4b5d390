using Webhook.Model.Core;
using Webhook.Policy.Cluster;

namespace Webhook.Commands.Clusters;

/// <summary>A change of nodes that is only thought of.</summary>
/// <param name="Taints">Taints they would get.</param>
/// <param name="Labels">Labels they would get; a <c>null</c> value takes the label away.</param>
/// <param name="Nodes">Names of the nodes; empty means all.</param>
internal sealed record WhatIf(
    IReadOnlyList<Taint> Taints, IReadOnlyList<KeyValuePair<string, string?>> Labels, IReadOnlyList<string> Nodes)
{
    /// <summary>The cluster as it would be.</summary>
    public ClusterSnapshot Apply(ClusterSnapshot cluster)
    {
        var names = Nodes.ToHashSet(StringComparer.Ordinal);
        Func<Node, bool>? on = names.Count == 0 ? null : node => names.Contains(node.Metadata.Name);
        cluster = Taints.Aggregate(cluster, (changed, taint) => changed.With(taint, on));
        return Labels.Aggregate(cluster, (changed, label) => changed.WithLabel(label.Key, label.Value, on));
    }
}
