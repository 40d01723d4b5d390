namespace Webhook.Kubernetes.Decoding;

/// <summary>Hands out one instance for equal values, and forgets values that have not been asked for in a long time.</summary>
/// <remarks>
/// Two generations: when the young one holds <paramref name="capacity"/> values it becomes the old one and the old one is
/// dropped; a value found in the old one moves to the young one. So at most twice the capacity is held however many
/// values pass through, and what is in use stays. Not safe for concurrent use.
/// </remarks>
internal sealed class SharedValues<T>(int capacity, IEqualityComparer<T>? comparer = null)
    where T : class
{
    private HashSet<T> _young = new(comparer);
    private HashSet<T> _old = new(comparer);

    /// <summary>Values held.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The instance to keep in place of <paramref name="value"/>; the value itself when it is the first of its kind.</summary>
    public T Share(T value)
    {
        if (_young.TryGetValue(value, out var shared))
            return shared;

        if (_young.Count >= capacity)
        {
            (_old, _young) = (_young, _old);
            _young.Clear();
        }

        shared = _old.TryGetValue(value, out var older) ? older : value;
        _young.Add(shared);
        return shared;
    }

    /// <summary>The instance to keep for what a value would be made of; it is made only when there is none.</summary>
    /// <typeparam name="TKey">What the comparer can look values up by, and make them of.</typeparam>
    public T ShareBy<TKey>(TKey key)
        where TKey : allows ref struct
    {
        if (_young.GetAlternateLookup<TKey>().TryGetValue(key, out var shared))
            return shared;

        return Share(_old.GetAlternateLookup<TKey>().TryGetValue(key, out var older) ? older : ((IAlternateEqualityComparer<TKey, T>)comparer!).Create(key));
    }
}
