namespace Webhook.Model.Json.Skimming;

/// <summary>Gathers items for an array of the right length: short lists allocate nothing else.</summary>
internal struct ListUnderConstruction<T>
{
    private FirstItems<T> _first;
    private List<T>? _further;
    private int _count;

    /// <summary>Adds an item at the end.</summary>
    public void Add(T item)
    {
        if (_count < FirstItems<T>.Length)
            _first[_count++] = item;
        else
            (_further ??= []).Add(item);
    }

    /// <summary>The items, in order.</summary>
    public readonly T[] ToArray()
    {
        var first = ((ReadOnlySpan<T>)_first)[.._count];
        return _further is null ? first.ToArray() : [.. first, .. _further];
    }
}
