using System.Collections.Concurrent;
using System.Numerics;
using Webhook.Model.Core;
using Webhook.Model.Patches;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>The fewest tolerations that come to all that policies want, with the injections that came of them so far.</summary>
/// <remarks>
/// Most DaemonSets lack the same few tolerations: the patch for each set of missing ones is made and encoded once. Safe for
/// use from many threads.
/// </remarks>
internal sealed class MinimalTolerations
{
    /// <summary>Injections that are kept: each set of missing ones has one, and a cluster has few.</summary>
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<(bool HasList, ulong Missing), TolerationInjection> _injections = new();

    /// <summary>Leaves out what the others cover, the widest staying: one for every taint stands alone. The order stays.</summary>
    /// <param name="wanted">The tolerations, in the order in which they are added.</param>
    public MinimalTolerations(IReadOnlyList<WantedToleration> wanted)
    {
        var all = new TolerationsByKey(wanted.Select(item => item.Toleration));
        var items = wanted.Where(item => !all.For(item.Toleration.Key).Any(other => IsWider(other, item.Toleration))).ToList();

        // What several cover together; of two that say the same, the first stays.
        for (var place = items.Count - 1; place >= 0; place--)
        {
            if (TolerationCoverage.IsCoveredBy(items[place].Toleration, Others(items, place)))
                items.RemoveAt(place);
        }

        Items = items;
        AreIndependent = items.Count <= 64 && items.TrueForAll(item => IsCoveredByOne(item.Toleration));
    }

    /// <summary>The tolerations, in the order in which they are added; none is covered by the others.</summary>
    public IReadOnlyList<WantedToleration> Items { get; }

    /// <summary>
    /// Whether each of them is missing or not whatever becomes of the others: none is covered by some of them together with
    /// the user's. Only then do the missing ones say which are added.
    /// </summary>
    public bool AreIndependent { get; }

    /// <summary>The injection that adds those that a list lacks; only where they <see cref="AreIndependent"/>.</summary>
    /// <param name="hasList">As in <see cref="TolerationPatch.Append"/>.</param>
    /// <param name="list">The template's list; empty when it has none.</param>
    public TolerationInjection AddMissing(bool hasList, IReadOnlyList<Toleration> list)
    {
        ulong missing = 0;
        for (var i = 0; i < Items.Count; i++)
        {
            if (!TolerationCoverage.IsCoveredBy(Items[i].Toleration, list))
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
            wanted.Add(Items[BitOperations.TrailingZeroCount(left)]);

        var injection = new TolerationInjection
        {
            Added = [.. wanted.Select(item => item.Toleration)],
            Patch = new EncodedPatch(TolerationPatch.Append(hasList, wanted)),
        };
        return _injections.Count < MostKept ? _injections.GetOrAdd((hasList, added), injection) : injection;
    }

    /// <summary>All but one, as far as they may cover that one.</summary>
    private static IReadOnlyList<Toleration> Others(List<WantedToleration> items, int place) =>
    [
        .. items.Where((item, other) => other != place && (item.Toleration.IsKeyless || item.Toleration.Key == items[place].Toleration.Key))
            .Select(item => item.Toleration),
    ];

    private static bool IsWider(Toleration one, Toleration other) =>
        TolerationCoverage.Covers(one, other) && !TolerationCoverage.Covers(other, one);

    // One for every effect, or for a range of values, may be covered by several together.
    private static bool IsCoveredByOne(Toleration toleration) =>
        toleration.Effect.Length > 0 && toleration.Operator is "" or TolerationOperator.Equal or TolerationOperator.Exists;
}
