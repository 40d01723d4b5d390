using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>The different sets of taints that nodes have: thousands of nodes share a handful, so each is judged once. Immutable.</summary>
internal sealed class TaintSets
{
    // Up to here counting the nodes of each set is a walk over words; beyond it is one over nodes.
    private const int MostMaps = 64;

    private readonly int[] _setOfNode;
    private readonly List<IReadOnlyList<Taint>> _sets = [];
    private readonly (int Count, int First)[] _sizes;
    private readonly NodeSet[]? _members;

    /// <param name="nodes">All nodes.</param>
    public TaintSets(Node[] nodes)
    {
        var known = new Dictionary<IReadOnlyList<Taint>, int>(new Comparer());
        _setOfNode = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var taints = nodes[i].Spec.Taints;
            if (!known.TryGetValue(taints, out var set))
            {
                known.Add(taints, set = _sets.Count);
                _sets.Add(taints);
            }

            _setOfNode[i] = set;
        }

        _sizes = new (int, int)[_sets.Count];
        Walk(_sizes, null);
        if (_sets.Count <= MostMaps)
        {
            _members = [.. _sets.Select(_ => new NodeSet(nodes.Length))];
            for (var i = 0; i < nodes.Length; i++)
                _members[_setOfNode[i]].Add(i);
        }
    }

    /// <summary>How many different sets there are.</summary>
    public int Count => _sets.Count;

    /// <summary>The taints of a set.</summary>
    public IReadOnlyList<Taint> this[int set] => _sets[set];

    /// <summary>The set of a node.</summary>
    public int OfNode(int node) => _setOfNode[node];

    /// <summary>How many nodes have each set, and the first of them.</summary>
    /// <param name="sizes">Gets the answer, one for each set; a first of -1 stands beside a count of 0.</param>
    /// <param name="among">The nodes to look at; <c>null</c> for all.</param>
    public void CountEach(Span<(int Count, int First)> sizes, NodeSet? among)
    {
        if (among is null)
        {
            _sizes.CopyTo(sizes);
        }
        else if (_members is null)
        {
            Walk(sizes, among);
        }
        else
        {
            for (var set = 0; set < _members.Length; set++)
                sizes[set] = among.Shared(_members[set]);
        }
    }

    private void Walk(Span<(int Count, int First)> sizes, NodeSet? among)
    {
        sizes.Fill((0, -1));
        for (var node = Next(among, 0); node >= 0; node = Next(among, node + 1))
        {
            ref var size = ref sizes[_setOfNode[node]];
            size = (size.Count + 1, size.First < 0 ? node : size.First);
        }
    }

    private int Next(NodeSet? among, int from) => among is not null ? among.Next(from) : from < _setOfNode.Length ? from : -1;

    private sealed class Comparer : IEqualityComparer<IReadOnlyList<Taint>>
    {
        public bool Equals(IReadOnlyList<Taint>? x, IReadOnlyList<Taint>? y) => ReferenceEquals(x, y) || x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<Taint> taints)
        {
            var hash = new HashCode();
            for (var i = 0; i < taints.Count; i++)
                hash.Add(taints[i]);

            return hash.ToHashCode();
        }
    }
}
