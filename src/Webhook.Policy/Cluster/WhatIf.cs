using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>A change of nodes that is only thought of.</summary>
/// <param name="Taints">Taints they would get or lose, one after the other.</param>
/// <param name="Labels">Labels they would get or lose, likewise.</param>
/// <param name="Nodes">Names of the nodes; empty means all.</param>
public sealed record WhatIf(IReadOnlyList<TaintChange> Taints, IReadOnlyList<LabelChange> Labels, IReadOnlyList<string> Nodes)
{
    /// <summary>Whether anything would change.</summary>
    public bool IsAny => Taints.Count + Labels.Count > 0;

    /// <summary>The cluster as it would be; the same where nothing would change.</summary>
    public ClusterSnapshot Apply(ClusterSnapshot cluster)
    {
        var names = Nodes.ToHashSet(StringComparer.Ordinal);
        Func<Node, bool>? on = names.Count == 0 ? null : node => names.Contains(node.Metadata.Name);
        cluster = Taints.Aggregate(cluster, (changed, change) => change.IsRemoval
            ? changed.Without(change.Taint.Key, change.Taint.Effect, on)
            : changed.With(change.Taint, on));
        return Labels.Aggregate(cluster, (changed, label) => changed.WithLabel(label.Key, label.Value, on));
    }

    /// <summary><c>with taint dedicated=gpu:NoSchedule on node-7</c>, <c>… on every node</c>.</summary>
    public override string ToString()
    {
        var changes = Taints.Select(taint => taint.ToString()).Concat(Labels.Select(label => label.ToString()));
        return $"{string.Join(", ", changes)} on {(Nodes.Count == 0 ? "every node" : string.Join(", ", Nodes))}";
    }
}
