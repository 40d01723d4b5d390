using System.Collections.Concurrent;
using Webhook.Model.Apps;
using Webhook.Policy.Policies;

namespace Webhook.Policy.Verdicts;

/// <summary>Finds the policies that speak of a DaemonSet, and what they come to together.</summary>
/// <remarks>
/// A cluster has few namespaces and fewer different sets of policies that match: what the globs make of a namespace and what
/// a set of policies comes to are worked out once. Safe for use from many threads; both tables are bounded, and whatever finds
/// no place in them is worked out again.
/// </remarks>
/// <param name="policies">The policies, in the order they were loaded.</param>
internal sealed class PolicyMatcher(CompiledPolicy[] policies)
{
    /// <summary>Namespaces and sets that are kept: many times those of a real cluster, and 1 MB at most.</summary>
    private const int MostKept = 4096;

    private readonly ConcurrentDictionary<string, NamespaceCandidates> _byNamespace = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(PolicyBits Matching, PolicyBits Unknown), MatchedPolicies> _sets = new();

    /// <summary>The policies that match; those that only a namespaceSelector leaves open are named in it.</summary>
    /// <param name="review">The review.</param>
    /// <param name="stored">The object whose labels count beside those of the new one; <c>null</c> for none.</param>
    public MatchedPolicies Match(DaemonSetReview review, DaemonSet? stored)
    {
        var candidates = InNamespace(review.Namespace);
        if (candidates.Certain is { } certain && review.Subject is not null)
            return certain;

        PolicyBits matching = default, unknown = default;
        foreach (var place in candidates.Places)
        {
            switch (PolicyMatching.JudgeSelectors(policies[place].Policy.Match, review, stored))
            {
                case MatchOutcome.Matches:
                    matching.Add(place);
                    break;
                case MatchOutcome.Unknown:
                    unknown.Add(place);
                    break;
                default:
                    break;
            }
        }

        return SetOf(matching, unknown);
    }

    private MatchedPolicies SetOf(PolicyBits matching, PolicyBits unknown)
    {
        if (_sets.TryGetValue((matching, unknown), out var known))
            return known;

        var set = new MatchedPolicies(
            [.. policies.Where((_, place) => matching.Contains(place))],
            [.. policies.Where((_, place) => unknown.Contains(place)).Select(policy => policy.Policy.Name)]);
        return _sets.Count < MostKept ? _sets.GetOrAdd((matching, unknown), set) : set;
    }

    private NamespaceCandidates InNamespace(string name)
    {
        if (_byNamespace.TryGetValue(name, out var known))
            return known;

        int[] places = [.. Enumerable.Range(0, policies.Length).Where(place => PolicyMatching.CoversNamespace(policies[place].Policy.Match, name))];
        PolicyBits all = default;
        foreach (var place in places)
            all.Add(place);

        var areCertain = places.All(place => PolicyMatching.IsByNameAlone(policies[place].Policy.Match));
        var candidates = new NamespaceCandidates(places, areCertain ? SetOf(all, default) : null);
        if (_byNamespace.Count < MostKept)
            _byNamespace.TryAdd(name, candidates);

        return candidates;
    }
}
