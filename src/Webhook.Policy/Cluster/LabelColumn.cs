using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>The nodes of a cluster by the value of one label. Immutable but for sets that it keeps; safe for use from many threads.</summary>
internal sealed class LabelColumn
{
    // A value of as many nodes as a set has bits in a word takes less room as a set than as places, and is looked for more
    // often: those sets are kept. There are at most 64 such values, so a column never holds more than 64 sets.
    private const int LeastKept = 64;

    private readonly int _total;
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    // The places of the nodes with the first value, then of those with the second, and so on; and where each begins.
    private readonly int[] _nodes;
    private readonly int[] _starts;
    private readonly NodeSet?[] _sets;

    /// <param name="nodes">All nodes.</param>
    /// <param name="key">The label's key.</param>
    public LabelColumn(Node[] nodes, string key)
    {
        _total = nodes.Length;
        Present = new NodeSet(_total);
        var valueOf = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            valueOf[i] = nodes[i].Metadata.Labels.TryGetValue(key, out var value) ? IndexOf(value) : -1;
            if (valueOf[i] >= 0)
                Present.Add(i);
        }

        (_starts, _sets) = (new int[_values.Count + 1], new NodeSet?[_values.Count]);
        foreach (var value in valueOf)
        {
            if (value >= 0)
                _starts[value + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
            _starts[i] += _starts[i - 1];

        _nodes = new int[_starts[^1]];
        var next = _starts.AsSpan(0, _values.Count).ToArray();
        for (var i = 0; i < valueOf.Length; i++)
        {
            if (valueOf[i] >= 0)
                _nodes[next[valueOf[i]]++] = i;
        }
    }

    /// <summary>The nodes that have the label, with any value.</summary>
    public NodeSet Present { get; }

    /// <summary>Each value that some node has.</summary>
    public IEnumerable<string> Values => _values.Keys;

    /// <summary>The nodes on which the label has a value.</summary>
    public NodeSet With(string value)
    {
        if (!_values.TryGetValue(value, out var index))
            return new NodeSet(_total);

        if (_sets[index] is { } known)
            return known;

        var found = new NodeSet(_total);
        foreach (var node in NodesOf(index))
            found.Add(node);

        // Two threads that meet here have made the same.
        return NodesOf(index).Length < LeastKept ? found : Interlocked.CompareExchange(ref _sets[index], found, null) ?? found;
    }

    /// <summary>Adds the nodes on which the label has a value.</summary>
    public void AddTo(NodeSet found, string value)
    {
        if (!_values.TryGetValue(value, out var index))
            return;

        foreach (var node in NodesOf(index))
            found.Add(node);
    }

    private ReadOnlySpan<int> NodesOf(int value) => _nodes.AsSpan(_starts[value].._starts[value + 1]);

    private int IndexOf(string value)
    {
        if (!_values.TryGetValue(value, out var index))
            _values.Add(value, index = _values.Count);

        return index;
    }
}
