using System.Collections.Concurrent;
using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>The values of a label over all nodes in one row: reading 5,000 maps for each template is what placement would cost.</summary>
/// <remarks>Safe for use from many threads. A row is made when it is first asked for, and kept while there are few.</remarks>
internal sealed class LabelColumns(Node[] nodes)
{
    // Templates select by a handful of keys; whoever sends hundreds of others gets an answer, and no memory.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, string?[]> _kept = new(StringComparer.Ordinal);

    /// <summary>The label's value on each node, in the order of the nodes; <c>null</c> where it is absent.</summary>
    public ReadOnlySpan<string?> Of(string key)
    {
        if (_kept.TryGetValue(key, out var known))
            return known;

        var column = Array.ConvertAll(nodes, node => node.Metadata.Labels.GetValueOrDefault(key));
        if (_kept.Count < MostKept)
            _kept.TryAdd(key, column);

        return column;
    }
}
