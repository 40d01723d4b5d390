using Webhook.Model.Meta;

namespace Webhook.Policy.Selectors;

/// <summary>What many requirements demand of one label key, gathered in one pass.</summary>
/// <remarks>Decides the same as comparing each value with each requirement does, in time that grows with their number and not with its square.</remarks>
internal sealed class KeyDemands
{
    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);
    private HashSet<string>? _listed;
    private bool _mustExist;
    private bool _mustNotExist;

    /// <summary>Whether the key can be left out, or take some value.</summary>
    public bool CanHold => _mustNotExist
        ? !_mustExist && _listed is null
        : _listed is null || !_listed.IsSubsetOf(_forbidden);

    /// <summary>Whether some labels satisfy both selectors, which are well formed.</summary>
    public static bool AreSatisfiableTogether(LabelSelector a, LabelSelector b)
    {
        var demands = new Dictionary<string, KeyDemands>(StringComparer.Ordinal);
        Gather(a, demands);
        Gather(b, demands);
        return demands.Values.All(demand => demand.CanHold);
    }

    private static void Gather(LabelSelector selector, Dictionary<string, KeyDemands> demands)
    {
        foreach (var (key, value) in selector.MatchLabels)
            Of(key, demands).List([value]);

        foreach (var requirement in selector.MatchExpressions)
            Of(requirement.Key, demands).Add(requirement);
    }

    private static KeyDemands Of(string key, Dictionary<string, KeyDemands> demands)
    {
        if (!demands.TryGetValue(key, out var demand))
            demands[key] = demand = new();

        return demand;
    }

    private void Add(LabelSelectorRequirement requirement)
    {
        switch (requirement.Operator)
        {
            case SelectorOperator.In:
                List(requirement.Values);
                break;
            case SelectorOperator.NotIn:
                _forbidden.UnionWith(requirement.Values);
                break;
            case SelectorOperator.Exists:
                _mustExist = true;
                break;
            default:
                _mustNotExist = true;
                break;
        }
    }

    private void List(IReadOnlyList<string> values)
    {
        if (_listed is null)
            _listed = new(values, StringComparer.Ordinal);
        else
            _listed.IntersectWith(values);
    }
}
