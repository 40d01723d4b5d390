namespace Webhook.Policy.Cluster;

/// <summary>What kind of machine each node is: virtual ones by kind, all others by operating system and architecture. Immutable.</summary>
internal sealed class NodePlatforms
{
    /// <param name="nodes">The nodes.</param>
    public NodePlatforms(ClusterNodes nodes)
    {
        var anyKind = new NodeSet(nodes.Count);
        List<(VirtualNodeKind, NodeSet)> found = [];
        foreach (var kind in VirtualNodeKind.All)
        {
            var members = Of(kind, nodes).Without(anyKind);
            if (members.Next(0) < 0)
                continue;

            found.Add((kind, members));
            anyKind.Add(members);
        }

        Virtual = found;
        OperatingSystems = ByLabel(nodes, "kubernetes.io/os", anyKind);
        Architectures = ByLabel(nodes, "kubernetes.io/arch", anyKind);
    }

    /// <summary>Virtual nodes by kind, each node once; kinds without a node are left out.</summary>
    public IReadOnlyList<(VirtualNodeKind Kind, NodeSet Nodes)> Virtual { get; }

    /// <summary>The other nodes by their label <c>kubernetes.io/os</c>; nodes without it are in none.</summary>
    public IReadOnlyList<(string Value, NodeSet Nodes)> OperatingSystems { get; }

    /// <summary>The other nodes by their label <c>kubernetes.io/arch</c>, likewise.</summary>
    public IReadOnlyList<(string Value, NodeSet Nodes)> Architectures { get; }

    /// <summary>How many nodes of a set are virtual.</summary>
    public int CountVirtual(NodeSet among)
    {
        var count = 0;
        for (var i = 0; i < Virtual.Count; i++)
            count += among.Shared(Virtual[i].Nodes).Count;

        return count;
    }

    private static NodeSet Of(VirtualNodeKind kind, ClusterNodes nodes)
    {
        var members = new NodeSet(nodes.Count);
        nodes.Labels.Of(kind.Label).AddTo(members, kind.Value);
        var sets = nodes.TaintSets;
        var tainted = Enumerable.Range(0, sets.Count).Where(set => sets[set].Any(kind.Has)).ToHashSet();
        for (var node = 0; tainted.Count > 0 && node < nodes.Count; node++)
        {
            if (tainted.Contains(sets.OfNode(node)))
                members.Add(node);
        }

        return members;
    }

    private static List<(string, NodeSet)> ByLabel(ClusterNodes nodes, string key, NodeSet except)
    {
        var column = nodes.Labels.Of(key);
        List<(string, NodeSet)> found = [];
        foreach (var value in column.Values)
        {
            var members = column.With(value).Without(except);
            if (value.Length > 0 && members.Next(0) >= 0)
                found.Add((value, members));
        }

        return found;
    }
}
