using Webhook.Kubernetes.Caches;
using Webhook.Policy.Rollouts;

namespace Webhook.Cluster;

/// <summary>Why the caches of a cluster can't be relied on.</summary>
/// <param name="Resource">The resource that is worst off, in lower case plural; <c>null</c> for all of them.</param>
/// <param name="Age">For how long it has not been followed; <c>null</c> while it has never been listed.</param>
internal sealed record CacheGap(string? Resource, TimeSpan? Age)
{
    /// <summary>Whether all was known once and is too old now; else something has never been listed.</summary>
    public bool IsStale => Age is not null;

    /// <summary>The gap in words: <c>the cluster's pods have not been listed yet</c>.</summary>
    public string Text => (Resource, Age) switch
    {
        (null, { } age) => $"nothing was heard of the cluster for {DurationText.Age(age)}",
        (_, { } age) => $"the cluster's {Resource} could not be followed for {DurationText.Age(age)}",
        _ => $"the cluster's {Resource} have not been listed yet",
    };

    /// <summary>The gap of resources; <c>null</c> when all of them are known and recent.</summary>
    /// <remarks>
    /// A resource that nothing changes is not old: some servers say nothing of it for as long as its watch lasts. A cluster
    /// of which nothing at all is heard is lost, be it that its connections look alive.
    /// </remarks>
    /// <param name="states">At least one.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxAge">What is still recent.</param>
    public static CacheGap? Of(IReadOnlyList<ReflectorState> states, DateTimeOffset now, TimeSpan maxAge)
    {
        if (states.FirstOrDefault(state => !state.Synced) is { } unknown)
            return new(unknown.Resource, null);

        if (states.MinBy(state => state.BehindSince ?? now) is { BehindSince: { } since } behind && now - since > maxAge)
            return new(behind.Resource, now - since);

        return now - states.Max(state => state.LastContact) is { } silence && silence > maxAge ? new(null, silence) : null;
    }
}
