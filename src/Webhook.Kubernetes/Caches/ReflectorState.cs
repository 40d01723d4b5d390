namespace Webhook.Kubernetes.Caches;

/// <summary>How well a store follows the cluster.</summary>
/// <param name="Resource">The resource in lower case plural.</param>
/// <param name="Synced">Whether it has ever held a whole list.</param>
/// <param name="Objects">How many objects it holds.</param>
/// <param name="LastContact">When the server was last heard of: a page, an answer to a watch, an event or a bookmark; <c>null</c> for never.</param>
/// <param name="UnknownEvents">Events of a type this version does not know.</param>
/// <param name="Unreadable">Objects that the server has and the store has not, because they can't be read.</param>
public sealed record ReflectorState(
    string Resource, bool Synced, int Objects, DateTimeOffset? LastContact, long UnknownEvents, int Unreadable = 0)
{
    /// <summary>
    /// Since when the store may lag behind the cluster: its watch broke, or can't be opened. <c>null</c> while it is followed,
    /// however little is heard: servers need not send bookmarks, and a connection that died is found out within a minute.
    /// </summary>
    public DateTimeOffset? BehindSince { get; init; }
}
