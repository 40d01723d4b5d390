using Webhook.Kubernetes.Caches;
using Webhook.Policy.Rollouts;

namespace Webhook.Cluster;

/// <summary>Why the caches of a cluster can't be relied on.</summary>
/// <param name="Resource">The resource that is worst off, in lower case plural.</param>
/// <param name="Silence">How long nothing has been heard of it; <c>null</c> while it has never been listed.</param>
internal sealed record CacheGap(string Resource, TimeSpan? Silence)
{
    /// <summary>Whether all was known once and is too old now; else something has never been listed.</summary>
    public bool IsStale => Silence is not null;

    /// <summary>The gap in words: <c>the cluster's pods have not been listed yet</c>.</summary>
    public string Text => Silence is { } silence
        ? $"nothing was heard of the cluster's {Resource} for {DurationText.Age(silence)}"
        : $"the cluster's {Resource} have not been listed yet";

    /// <summary>The gap of resources; <c>null</c> when all of them are known and recent.</summary>
    /// <param name="states">At least one.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxAge">For how long a resource may be silent.</param>
    public static CacheGap? Of(IReadOnlyList<ReflectorState> states, DateTimeOffset now, TimeSpan maxAge)
    {
        if (states.FirstOrDefault(state => !state.Synced || state.LastContact is null) is { } unknown)
            return new(unknown.Resource, null);

        var oldest = states.MinBy(state => state.LastContact)!;
        var silence = now - oldest.LastContact!.Value;
        return silence > maxAge ? new(oldest.Resource, silence) : null;
    }
}
