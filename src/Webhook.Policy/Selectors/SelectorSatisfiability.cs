using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>Whether some set of labels satisfies a selector, or two at once. Exact, and allocates nothing but the witness for selectors of ordinary size.</summary>
/// <remarks>
/// Keys are independent of one another and there are more label values than any NotIn can list, so each key is decided on
/// its own: it can be left out, or take a value of some In, or take a value that nobody mentions. A <c>null</c> selector and
/// one that is not well formed are satisfied by nothing, one that contradicts itself overlaps with nothing.
/// </remarks>
public static class SelectorSatisfiability
{
    // People write a handful; up to here nothing is allocated.
    private const int MostParts = 64;

    private static readonly LabelSelector Anything = new();

    /// <summary>Whether any labels at all satisfy the selector.</summary>
    public static bool IsSatisfiable(LabelSelector? selector) => AreSatisfiableTogether(selector, Anything);

    /// <summary>Whether one object's labels can satisfy both selectors.</summary>
    public static bool AreSatisfiableTogether(LabelSelector? a, LabelSelector? b)
    {
        if (a is null || b is null || !LabelSelectorMatching.IsWellFormed(a) || !LabelSelectorMatching.IsWellFormed(b))
            return false;

        return IsLarge(a) || IsLarge(b) ? KeyDemands.AreSatisfiableTogether(a, b) : EveryKeyOf(a, a, b) && EveryKeyOf(b, a, b);
    }

    /// <summary>Labels that satisfy both selectors, as few as possible; <c>null</c> when there are none.</summary>
    public static IReadOnlyDictionary<string, string>? Witness(LabelSelector? a, LabelSelector? b)
    {
        if (!AreSatisfiableTogether(a, b))
            return null;

        var keys = a!.MatchLabels.Keys.Concat(b!.MatchLabels.Keys)
            .Concat(a.MatchExpressions.Concat(b.MatchExpressions).Select(requirement => requirement.Key));
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!Accept(key, null, a, b))
                labels[key] = ListedValue(key, a, b) ?? FreshValue(key, a, b);
        }

        return labels;
    }

    /// <summary>Whether comparing each value with each requirement would take long.</summary>
    private static bool IsLarge(LabelSelector selector)
    {
        var parts = selector.MatchExpressions.Count;
        for (var i = 0; i < selector.MatchExpressions.Count && parts <= MostParts; i++)
            parts += selector.MatchExpressions[i].Values.Count;

        return parts > MostParts;
    }

    private static bool EveryKeyOf(LabelSelector selector, LabelSelector a, LabelSelector b)
    {
        foreach (var (key, _) in new LabelPairs(selector.MatchLabels))
        {
            if (!CanHold(key, a, b))
                return false;
        }

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            if (!CanHold(selector.MatchExpressions[i].Key, a, b))
                return false;
        }

        return true;
    }

    private static bool CanHold(string key, LabelSelector a, LabelSelector b) =>
        Accept(key, null, a, b) || ListedValue(key, a, b) is not null || (!Lists(key, a) && !Lists(key, b) && !Forbids(key, a) && !Forbids(key, b));

    /// <summary>Whether both selectors accept the key with this value; <c>null</c> stands for no such label.</summary>
    private static bool Accept(string key, string? value, LabelSelector a, LabelSelector b) => Accepts(key, value, a) && Accepts(key, value, b);

    private static bool Accepts(string key, string? value, LabelSelector selector)
    {
        if (selector.MatchLabels.TryGetValue(key, out var wanted) && wanted != value)
            return false;

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var requirement = selector.MatchExpressions[i];
            if (requirement.Key == key && !SelectorOperator.Holds(requirement.Operator, requirement.Values, value))
                return false;
        }

        return true;
    }

    /// <summary>A value of some matchLabels or In that both accept; <c>null</c> when there is none.</summary>
    private static string? ListedValue(string key, LabelSelector a, LabelSelector b) => ListedBy(a, key, a, b) ?? ListedBy(b, key, a, b);

    private static string? ListedBy(LabelSelector selector, string key, LabelSelector a, LabelSelector b)
    {
        if (selector.MatchLabels.TryGetValue(key, out var only) && Accept(key, only, a, b))
            return only;

        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            var requirement = selector.MatchExpressions[i];
            if (requirement.Key != key || requirement.Operator != SelectorOperator.In)
                continue;

            for (var j = 0; j < requirement.Values.Count; j++)
            {
                if (Accept(key, requirement.Values[j], a, b))
                    return requirement.Values[j];
            }
        }

        return null;
    }

    private static bool Lists(string key, LabelSelector selector) =>
        selector.MatchLabels.ContainsKey(key) || Has(key, SelectorOperator.In, selector);

    private static bool Forbids(string key, LabelSelector selector) => Has(key, SelectorOperator.DoesNotExist, selector);

    private static bool Has(string key, string op, LabelSelector selector)
    {
        for (var i = 0; i < selector.MatchExpressions.Count; i++)
        {
            if (selector.MatchExpressions[i].Key == key && selector.MatchExpressions[i].Operator == op)
                return true;
        }

        return false;
    }

    private static string FreshValue(string key, LabelSelector a, LabelSelector b)
    {
        for (var i = 0; ; i++)
        {
            var value = $"x{i}";
            if (Accept(key, value, a, b))
                return value;
        }
    }
}
