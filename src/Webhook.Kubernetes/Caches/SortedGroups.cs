using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>Values by group, the groups in ordinal order of their keys. Immutable; none is empty.</summary>
internal sealed class SortedGroups<T>
    where T : class
{
    private readonly SortedTree<SortedGroup<T>> _groups;
    private readonly SortedTree<T> _none;

    private SortedGroups(SortedTree<SortedGroup<T>> groups, SortedTree<T> none) => (_groups, _none) = (groups, none);

    /// <summary>How many groups there are.</summary>
    public int Count => _groups.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => _groups.Select(group => group.Key);

    /// <summary>All values, group by group.</summary>
    public IEnumerable<T> All => _groups.SelectMany(group => group.Values);

    /// <summary>No groups.</summary>
    /// <param name="identify">The name of a value.</param>
    public static SortedGroups<T> Empty(Func<T, ObjectIdentity> identify) =>
        new(SortedTree<SortedGroup<T>>.Empty(static group => new("", group.Key, "")), SortedTree<T>.Empty(identify));

    /// <summary>The groups of values that have none twice.</summary>
    /// <param name="values">Of each group in order of name and namespace.</param>
    public SortedGroups<T> Of(IEnumerable<IGrouping<string, T>> values)
    {
        var groups = values.Select(group => new SortedGroup<T>(group.Key, _none.Of([.. group]))).ToList();
        groups.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return new(_groups.Of(groups), _none);
    }

    /// <summary>The values of a group; the same instance for as long as nothing in it changes, and an empty one for a group that is not there.</summary>
    public SortedTree<T> Of(string key) => _groups.Find(new("", key, ""))?.Values ?? _none;

    /// <summary>The groups with a value added to one of them.</summary>
    public SortedGroups<T> With(string key, T value) => new(_groups.With(new(key, Of(key).With(value))), _none);

    /// <summary>The groups with a value taken out of one of them.</summary>
    public SortedGroups<T> Without(string key, ObjectIdentity value)
    {
        var rest = Of(key).Without(value);
        return new(rest.Count == 0 ? _groups.Without(new("", key, "")) : _groups.With(new(key, rest)), _none);
    }
}
