using System.Collections.Immutable;

namespace Webhook.Kubernetes.Caches;

/// <summary>All objects of one resource at one moment. Immutable: it costs nothing to take and nothing changes it.</summary>
/// <remarks>
/// A tree of namespaces, each a tree of names (<see cref="SortedTree{T}"/>): a change copies one path only and every snapshot
/// shares the rest. Look-up by name is O(log n), counting O(1), walking a namespace or group O(its size) without copying.
/// An object costs some 12 bytes besides itself, with an index twice that. Names are in ordinal order.
/// </remarks>
public sealed class StoreSnapshot<T>
    where T : class
{
    internal StoreSnapshot(long version, int count, SortedGroups<T> namespaces, SortedGroups<T> groups) =>
        (Version, Count, Partitions, Groups) = (version, count, namespaces, groups);

    /// <summary>Raised by one with each change; equal versions of one store hold the same objects.</summary>
    public long Version { get; }

    /// <summary>How many objects there are.</summary>
    public int Count { get; }

    /// <summary>Namespaces that hold at least one object; the empty string for objects of the whole cluster.</summary>
    public IEnumerable<string> Namespaces => Partitions.Keys;

    /// <summary>All objects, by namespace and name.</summary>
    public IEnumerable<T> All => Partitions.All;

    internal SortedGroups<T> Partitions { get; }

    internal SortedGroups<T> Groups { get; }

    /// <summary>The object of that name, or <c>null</c>.</summary>
    public T? Find(string @namespace, string name) => Partitions.Of(@namespace).Find(new(@namespace, name, ""));

    /// <summary>
    /// Objects of a namespace by name; empty for one that is not known. The same instance for as long as none of them changes.
    /// </summary>
    public IReadOnlyCollection<T> InNamespace(string @namespace) => Partitions.Of(@namespace);

    /// <summary>
    /// Objects of a group of the index, by name; empty for a group that is not known, and for a resource without index. The same
    /// instance for as long as none of them changes.
    /// </summary>
    public IReadOnlyCollection<T> InGroup(string group) => Groups.Of(group);

    /// <summary>The same objects in runs of a few, each over the same array for as long as none of its objects changes.</summary>
    public IEnumerable<ImmutableArray<T>> RunsOfGroup(string group) => Groups.Of(group).Runs;
}
