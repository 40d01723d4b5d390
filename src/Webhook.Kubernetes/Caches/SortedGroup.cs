namespace Webhook.Kubernetes.Caches;

/// <summary>Values that belong together, such as those of one namespace.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="Values">At least one.</param>
internal sealed record SortedGroup<T>(string Key, SortedTree<T> Values)
    where T : class;
