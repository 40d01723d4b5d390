using Webhook.Model.Core;

namespace Webhook.Policy.Tolerations;

/// <summary>How long a running pod stays on a node with NoExecute taints.</summary>
/// <remarks>
/// Follows <c>processPodOnNode</c> and <c>getMinTolerationTime</c> of kubernetes' pkg/controller/tainteviction. Ordered by
/// length; <see cref="Never"/> is the longest.
/// </remarks>
public readonly record struct EvictionTime : IComparable<EvictionTime>
{
    private readonly long _seconds;
    private readonly bool _never;

    private EvictionTime(long seconds, bool never) => (_seconds, _never) = (seconds, never);

    /// <summary>The pod is evicted at once.</summary>
    public static EvictionTime Now { get; } = new(0, false);

    /// <summary>The pod stays.</summary>
    public static EvictionTime Never { get; } = new(0, true);

    /// <summary>Seconds until the eviction; 0 is at once, <c>null</c> is never.</summary>
    public long? Seconds => _never ? null : _seconds;

    /// <summary>What one toleration grants under a taint that it tolerates.</summary>
    public static EvictionTime Of(Toleration toleration) => toleration.TolerationSeconds switch
    {
        null => Never,
        <= 0 => Now,
        { } seconds => new(seconds, false),
    };

    /// <summary>What happens to a pod with these tolerations under these taints.</summary>
    /// <remarks>
    /// For each NoExecute taint the first toleration that matches counts, whatever follows it; the shortest of those decides.
    /// A taint that none matches evicts at once. Taints of other effects evict nobody.
    /// </remarks>
    /// <param name="tolerations">The pod's list in its order; for a daemon pod after <see cref="AutomaticTolerations.Merge"/>.</param>
    /// <param name="taints">The node's taints.</param>
    /// <param name="comparisonOperators">As in <see cref="TolerationMatching.Tolerates"/>.</param>
    public static EvictionTime For(IReadOnlyList<Toleration> tolerations, IReadOnlyList<Taint> taints, bool comparisonOperators = false)
    {
        var shortest = Never;
        for (var i = 0; i < taints.Count; i++)
        {
            if (taints[i].Effect != TaintEffect.NoExecute)
                continue;

            var first = TolerationMatching.FirstMatch(tolerations, taints[i], comparisonOperators);
            var granted = first < 0 ? Now : Of(tolerations[first]);
            shortest = granted < shortest ? granted : shortest;
        }

        return shortest;
    }

    /// <inheritdoc/>
    public int CompareTo(EvictionTime other) => _never == other._never ? _seconds.CompareTo(other._seconds) : _never.CompareTo(other._never);

    /// <summary>Whether the pod goes earlier.</summary>
    public static bool operator <(EvictionTime left, EvictionTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether the pod stays longer.</summary>
    public static bool operator >(EvictionTime left, EvictionTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether the pod stays no longer.</summary>
    public static bool operator <=(EvictionTime left, EvictionTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the pod stays at least as long.</summary>
    public static bool operator >=(EvictionTime left, EvictionTime right) => left.CompareTo(right) >= 0;

    /// <summary><c>never</c>, <c>now</c> or <c>after 30s</c>.</summary>
    public override string ToString() => Seconds switch
    {
        null => "never",
        0 => "now",
        { } seconds => $"after {seconds}s",
    };
}
