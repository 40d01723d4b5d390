namespace Webhook.Kubernetes.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">Decoded objects; those of no interest, and those that could not be read, are left out.</param>
/// <param name="ResourceVersion">Version of the whole list, to watch from.</param>
/// <param name="Continue">Token of the next page; empty on the last one.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string ResourceVersion, string Continue)
    where T : class
{
    /// <summary>Objects of the page that could not be read; empty for a good page.</summary>
    public IReadOnlyList<UnreadableObject> Unreadable { get; init; } = [];
}
