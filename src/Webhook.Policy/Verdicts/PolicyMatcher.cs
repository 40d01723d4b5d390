using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, PolicyBits> _byNamespace = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(PolicyBits Matching, PolicyBits Unknown), MatchedPolicies> _sets = new();

    /// <summary>The policies that match; those that only a namespaceSelector leaves open are named in it.</summary>
    public MatchedPolicies Match(DaemonSetReview review)
    {
        PolicyBits matching = default, unknown = default;
        var candidates = InNamespace(review.Namespace);
        for (var i = 0; i < policies.Length; i++)
        {
            if (!candidates.Contains(i))
                continue;

            switch (PolicyMatching.JudgeSelectors(policies[i].Policy.Match, review))
            {
                case MatchOutcome.Matches:
                    matching.Add(i);
                    break;
                case MatchOutcome.Unknown:
                    unknown.Add(i);
                    break;
                default:
                    break;
            }
        }

        return _sets.TryGetValue((matching, unknown), out var known) ? known : Unite(matching, unknown);
    }

    private MatchedPolicies Unite(PolicyBits matching, PolicyBits unknown)
    {
        var set = new MatchedPolicies(
            [.. policies.Where((_, place) => matching.Contains(place))],
            [.. policies.Where((_, place) => unknown.Contains(place)).Select(policy => policy.Policy.Name)]);
        return _sets.Count < MostKept ? _sets.GetOrAdd((matching, unknown), set) : set;
    }

    private PolicyBits InNamespace(string name)
    {
        if (_byNamespace.TryGetValue(name, out var known))
            return known;

        PolicyBits candidates = default;
        for (var i = 0; i < policies.Length; i++)
        {
            if (PolicyMatching.CoversNamespace(policies[i].Policy.Match, name))
                candidates.Add(i);
        }

        if (_byNamespace.Count < MostKept)
            _byNamespace.TryAdd(name, candidates);

        return candidates;
    }
}
