using System.Collections.Concurrent;
using System.Numerics;
using Webhook.Model.Core;
using Webhook.Model.Patches;
using Webhook.Policy.Policies;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>What the policies that match want in a template, with the injections that came of it so far.</summary>
/// <remarks>
/// Most DaemonSets lack the same few tolerations: the patch for each set of missing ones is made and encoded once. Safe for
/// use from many threads.
/// </remarks>
/// <param name="items">The tolerations, in the order in which they are added.</param>
internal sealed class WantedTolerations(IReadOnlyList<WantedToleration> items)
{
    /// <summary>Injections that are kept: each set of missing ones has one, and a cluster has few.</summary>
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<(bool HasList, ulong Missing), TolerationInjection> _injections = new();

    /// <summary>The tolerations, in the order in which they are added.</summary>
    public IReadOnlyList<WantedToleration> Items => items;

    /// <summary>
    /// Whether each of them is missing or not whatever becomes of the others: none is covered by one before it, alone or
    /// together with the user's. Only then do the missing ones say which are added.
    /// </summary>
    public bool AreIndependent { get; } = items.Count <= 64 && !items.Where((_, place) => DependsOnThoseBefore(items, place)).Any();

    /// <summary>The injection that adds those that a list lacks; only where they <see cref="AreIndependent"/>.</summary>
    /// <param name="hasList">As in <see cref="TolerationPatch.Append"/>.</param>
    /// <param name="list">The template's list; empty when it has none.</param>
    /// <param name="leastMode">Those with this mode, or a more permissive one.</param>
    public TolerationInjection AddMissing(bool hasList, IReadOnlyList<Toleration> list, InjectionMode leastMode)
    {
        ulong missing = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Mode >= leastMode && !TolerationCoverage.IsCoveredBy(items[i].Toleration, list))
                missing |= 1ul << i;
        }

        return missing == 0 ? TolerationInjection.None : Add(hasList, missing);
    }

    private TolerationInjection Add(bool hasList, ulong added)
    {
        if (_injections.TryGetValue((hasList, added), out var known))
            return known;

        var wanted = new List<WantedToleration>();
        for (var left = added; left != 0; left &= left - 1)
            wanted.Add(items[BitOperations.TrailingZeroCount(left)]);

        var injection = new TolerationInjection
        {
            Added = [.. wanted.Select(item => item.Toleration)],
            Patch = new EncodedPatch(TolerationPatch.Append(hasList, wanted)),
        };
        return _injections.Count < MostKept ? _injections.GetOrAdd((hasList, added), injection) : injection;
    }

    private static bool DependsOnThoseBefore(IReadOnlyList<WantedToleration> items, int place)
    {
        var toleration = items[place].Toleration;

        // One for every effect, or for a range of values, may be covered by several together.
        return toleration.Effect.Length == 0
            || toleration.Operator is not ("" or TolerationOperator.Equal or TolerationOperator.Exists)
            || TolerationCoverage.IsCoveredBy(toleration, [.. items.Take(place).Select(item => item.Toleration)]);
    }
}
