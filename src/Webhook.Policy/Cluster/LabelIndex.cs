using System.Collections.Concurrent;
using Webhook.Model.Core;

namespace Webhook.Policy.Cluster;

/// <summary>Finds nodes by their labels: reading 5,000 maps for each template is what placement would cost.</summary>
/// <remarks>Safe for use from many threads. A column is made when it is first asked for, and kept while there are few.</remarks>
internal sealed class LabelIndex(Node[] nodes)
{
    // Templates select by a handful of keys; whoever sends hundreds of others gets an answer, and no memory.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, LabelColumn> _kept = new(StringComparer.Ordinal);

    /// <summary>The nodes by the value of one label.</summary>
    public LabelColumn Of(string key)
    {
        if (_kept.TryGetValue(key, out var known))
            return known;

        var column = new LabelColumn(nodes, key);
        if (_kept.Count < MostKept)
            _kept.TryAdd(key, column);

        return column;
    }
}
