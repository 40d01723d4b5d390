using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>A whole list of a resource.</summary>
/// <param name="Items">Every object that could be read.</param>
/// <param name="ResourceVersion">The version that they are of.</param>
/// <param name="Unreadable">Objects that could not be read; empty for none.</param>
public sealed record ObjectList<T>(IReadOnlyList<T> Items, string ResourceVersion, IReadOnlyList<UnreadableObject> Unreadable)
    where T : class;
