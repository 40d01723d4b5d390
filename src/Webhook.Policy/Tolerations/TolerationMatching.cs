using Webhook.Model.Core;

namespace Webhook.Policy.Tolerations;

/// <summary>Which taints a toleration tolerates. Allocates nothing.</summary>
/// <remarks>
/// Follows <c>Toleration.ToleratesTaint</c> of k8s.io/api core/v1 toleration.go; all comparisons are case sensitive.
/// Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>.
/// </remarks>
public static class TolerationMatching
{
    /// <summary>The feature gate behind <c>Gt</c> and <c>Lt</c> (KEP-5471); whether a cluster has it on can't be asked.</summary>
    public const string ComparisonGate = "TaintTolerationComparisonOperators";

    /// <summary>Whether the toleration lets a pod onto a node with this taint; how long it may stay is not asked.</summary>
    /// <param name="toleration">As written, valid or not: an unknown operator tolerates nothing.</param>
    /// <param name="taint">A taint of a node.</param>
    /// <param name="comparisonOperators">
    /// Whether <c>Gt</c> and <c>Lt</c> count (gate TaintTolerationComparisonOperators, KEP-5471, off by default in Kubernetes);
    /// without it they tolerate nothing.
    /// </param>
    public static bool Tolerates(Toleration toleration, Taint taint, bool comparisonOperators = false)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect)
            return false;

        // A keyless toleration needs Exists to be valid, yet upstream compares its value as of any other.
        if (!toleration.IsKeyless && toleration.Key != taint.Key)
            return false;

        return toleration.Operator switch
        {
            TolerationOperator.Exists => true,
            TolerationOperator.Equal or "" => toleration.Value == taint.Value,
            TolerationOperator.Gt => comparisonOperators && IsAbove(taint.Value, toleration.Value),
            TolerationOperator.Lt => comparisonOperators && IsAbove(toleration.Value, taint.Value),
            _ => false,
        };
    }

    /// <summary>Index of the first toleration of the list that tolerates the taint, the one that Kubernetes goes by; -1 when none does.</summary>
    /// <param name="tolerations">The list, in the order of the pod.</param>
    /// <param name="taint">A taint of a node.</param>
    /// <param name="comparisonOperators">As in <see cref="Tolerates"/>.</param>
    public static int FirstMatch(IReadOnlyList<Toleration> tolerations, Taint taint, bool comparisonOperators = false)
    {
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (Tolerates(tolerations[i], taint, comparisonOperators))
                return i;
        }

        return -1;
    }

    private static bool IsAbove(string larger, string smaller) =>
        CanonicalInteger.TryParse(larger, out var above) && CanonicalInteger.TryParse(smaller, out var below) && above > below;
}
