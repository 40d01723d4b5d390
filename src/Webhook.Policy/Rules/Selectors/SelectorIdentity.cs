using Webhook.Model.Meta;
using Webhook.Policy.Selectors;

namespace Webhook.Policy.Rules.Selectors;

/// <summary>Whether two selectors are the same to the API server, which compares what is written, not what it means.</summary>
/// <remarks>
/// Absent and empty parts are alike; the order of expressions and of their values counts. Follows the semantic equality
/// of k8s.io/apimachinery's pkg/api/equality.
/// </remarks>
internal static class SelectorIdentity
{
    /// <summary>Whether both are absent, or both hold the same labels and the same expressions in the same order.</summary>
    public static bool Same(LabelSelector? left, LabelSelector? right) => ReferenceEquals(left, right)
        || (left is not null && right is not null
            && SameLabels(left.MatchLabels, right.MatchLabels)
            && SameExpressions(left.MatchExpressions, right.MatchExpressions));

    private static bool SameLabels(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right)
    {
        if (left.Count != right.Count)
            return false;

        foreach (var (key, value) in new LabelPairs(left))
        {
            if (!right.TryGetValue(key, out var other) || other != value)
                return false;
        }

        return true;
    }

    private static bool SameExpressions(IReadOnlyList<LabelSelectorRequirement> left, IReadOnlyList<LabelSelectorRequirement> right)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Key != right[i].Key || left[i].Operator != right[i].Operator || !left[i].Values.SequenceEqual(right[i].Values))
                return false;
        }

        return true;
    }
}
