using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>The different sets of taints that nodes have: thousands of nodes share a handful, so each is judged once.</summary>
internal sealed class TaintSets
{
    private readonly int[] _setOfNode;
    private readonly List<IReadOnlyList<Taint>> _sets = [];

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
    }

    public int Count => _sets.Count;

    public IReadOnlyList<Taint> this[int set] => _sets[set];

    public int OfNode(int node) => _setOfNode[node];

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
