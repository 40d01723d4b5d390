using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>The objects of one resource that are left out of its store because they can't be read; each is told of once.</summary>
/// <remarks>
/// An object is told of again only after it could be read in between, or when another of its name can't be read. Written by
/// one loop; <see cref="Count"/> is safe to read at any time.
/// </remarks>
internal sealed class UnreadableObjects(IWatchObserver observer)
{
    // A schema that changed under us makes every object unreadable; nobody reads more lines than this.
    private const int MostTold = 100;

    private Dictionary<(string Namespace, string Name), UnreadableObject> _current = [];
    private int _count;

    /// <summary>How many there are now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>A new list was read: exactly these are unreadable.</summary>
    public void Replace(IReadOnlyList<UnreadableObject> objects)
    {
        var before = _current;
        _current = [];
        foreach (var unreadable in objects)
            Add(unreadable, before);

        Publish();
    }

    /// <summary>An event brought an object that can't be read.</summary>
    public void Add(UnreadableObject unreadable)
    {
        Add(unreadable, _current);
        Publish();
    }

    /// <summary>An event brought the object in good order, or took it away.</summary>
    public void Remove(ObjectIdentity identity)
    {
        if (_current.Remove((identity.Namespace, identity.Name)))
            Publish();
    }

    private void Add(UnreadableObject unreadable, Dictionary<(string Namespace, string Name), UnreadableObject> told)
    {
        var key = (unreadable.Identity.Namespace, unreadable.Identity.Name);
        var known = told.TryGetValue(key, out var before) && before.Identity == unreadable.Identity;
        _current[key] = unreadable;
        if (!known && _current.Count <= MostTold)
            observer.OnUnreadable(unreadable);
    }

    private void Publish() => Volatile.Write(ref _count, _current.Count);
}
