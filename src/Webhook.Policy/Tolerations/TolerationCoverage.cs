using Webhook.Model.Core;

namespace Webhook.Policy.Tolerations;

/// <summary>Whether a toleration is redundant beside others. Exact, and allocates nothing.</summary>
/// <remarks>
/// <para>
/// B is covered when every taint that B tolerates is tolerated at least as long by some entry of the list. Seconds count
/// for NoExecute only; absent ones are for ever, zero and less are none. Keys and values are unbounded, so a toleration of
/// all keys or all values is covered only by another such one. One that tolerates nothing at all is covered by anything.
/// <c>Gt</c> and <c>Lt</c> are read as comparisons: where their gate is off, the API server refuses a list that has them.
/// </para>
/// <para>
/// Coverage says what a list allows, <see cref="EvictionTime"/> what happens: of several entries that match a NoExecute
/// taint the first in the list decides how long the pod stays, so an earlier, shorter one shadows the covering one. A
/// further entry at the end would be shadowed just the same, so appending a covered toleration never changes anything.
/// </para>
/// </remarks>
public static class TolerationCoverage
{
    private static readonly string[] Effects = [.. TaintEffect.All];

    /// <summary>Whether <paramref name="covering"/> alone makes <paramref name="covered"/> redundant.</summary>
    public static bool Covers(Toleration covering, Toleration covered)
    {
        var wanted = TaintValues.Of(covered);
        if (wanted.IsEmpty)
            return true;

        return Includes(TaintValues.Of(covering), wanted) && ReachesEveryEffect(covering, covered);
    }

    /// <summary>Whether the entries of the list together make the toleration redundant; an empty list covers only what tolerates nothing.</summary>
    /// <param name="toleration">The toleration in question; one without an effect is asked for each of the three.</param>
    /// <param name="list">The list, in any order.</param>
    public static bool IsCoveredBy(Toleration toleration, IReadOnlyList<Toleration> list)
    {
        if (toleration.Effect.Length > 0)
            return IsCoveredBy(toleration, toleration.Effect, list);

        foreach (var effect in Effects)
        {
            if (!IsCoveredBy(toleration, effect, list))
                return false;
        }

        return true;
    }

    private static bool ReachesEveryEffect(Toleration covering, Toleration covered)
    {
        if (covered.Effect.Length > 0)
            return Reaches(covering, covered, covered.Effect);

        foreach (var effect in Effects)
        {
            if (!Reaches(covering, covered, effect))
                return false;
        }

        return true;
    }

    private static bool IsCoveredBy(Toleration toleration, string effect, IReadOnlyList<Toleration> list)
    {
        var wanted = TaintValues.Of(toleration);
        if (wanted.IsEmpty)
            return true;

        if (wanted.IsRange)
            return IsRangeCovered(toleration, wanted, effect, list);

        for (var i = 0; i < list.Count; i++)
        {
            if (Reaches(list[i], toleration, effect) && TaintValues.Of(list[i]).ContainsTextOf(wanted))
                return true;
        }

        return false;
    }

    /// <summary>Walks from the first integer wanted to the last, each step as far as the list's longest run leads.</summary>
    private static bool IsRangeCovered(Toleration toleration, in TaintValues wanted, string effect, IReadOnlyList<Toleration> list)
    {
        for (var next = wanted.First; ;)
        {
            var reached = LongestRun(toleration, next, effect, list);
            if (reached is null || reached >= wanted.Last)
                return reached is not null;

            next = reached.Value + 1;
        }
    }

    private static long? LongestRun(Toleration toleration, long start, string effect, IReadOnlyList<Toleration> list)
    {
        long? longest = null;
        for (var i = 0; i < list.Count; i++)
        {
            if (Reaches(list[i], toleration, effect) && TaintValues.Of(list[i]).RunFrom(start) is { } last)
                longest = longest is { } soFar ? long.Max(soFar, last) : last;
        }

        return longest;
    }

    /// <summary>Whether the covering one speaks of the same keys and of this effect, for at least as long.</summary>
    private static bool Reaches(Toleration covering, Toleration covered, string effect) =>
        (covering.IsKeyless || covering.Key == covered.Key)
        && (covering.Effect.Length == 0 || covering.Effect == effect)
        && (effect != TaintEffect.NoExecute || EvictionTime.Of(covering) >= EvictionTime.Of(covered));

    private static bool Includes(in TaintValues covering, in TaintValues covered) =>
        covered.IsRange ? covering.RunFrom(covered.First) >= covered.Last : covering.ContainsTextOf(covered);
}
