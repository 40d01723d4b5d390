using Webhook.Model.Core;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Fit;

/// <summary>What nodes offer, each different set of amounts once: machines of one type are alike. Immutable.</summary>
internal sealed class NodeCapacities
{
    private const int NotReported = -1;

    private readonly int[] _kindOfNode;
    private readonly List<NodeResources> _kinds = [];

    /// <param name="nodes">All nodes.</param>
    public NodeCapacities(Node[] nodes)
    {
        var known = new Dictionary<IReadOnlyDictionary<string, string>, int>(new ByContent());
        _kindOfNode = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var offered = nodes[i].Status.Offered;
            if (offered.Count == 0)
            {
                _kindOfNode[i] = NotReported;
                continue;
            }

            if (!known.TryGetValue(offered, out var kind))
            {
                known.Add(offered, kind = _kinds.Count);
                _kinds.Add(NodeResources.Of(nodes[i]));
            }

            _kindOfNode[i] = kind;
        }
    }

    /// <summary>The different sets of amounts.</summary>
    public IReadOnlyList<NodeResources> Kinds => _kinds;

    /// <summary>The place in <see cref="Kinds"/> of what a node offers; negative while its kubelet has reported nothing.</summary>
    public int KindOf(int node) => _kindOfNode[node];

    private sealed class ByContent : IEqualityComparer<IReadOnlyDictionary<string, string>>
    {
        public bool Equals(IReadOnlyDictionary<string, string>? x, IReadOnlyDictionary<string, string>? y)
        {
            if (ReferenceEquals(x, y))
                return true;

            if (x!.Count != y!.Count)
                return false;

            foreach (var (name, quantity) in new LabelPairs(x))
            {
                if (!y.TryGetValue(name, out var other) || other != quantity)
                    return false;
            }

            return true;
        }

        // The order of names plays no part.
        public int GetHashCode(IReadOnlyDictionary<string, string> offered)
        {
            var hash = 0;
            foreach (var (name, quantity) in new LabelPairs(offered))
                hash ^= HashCode.Combine(name, quantity);

            return hash;
        }
    }
}
