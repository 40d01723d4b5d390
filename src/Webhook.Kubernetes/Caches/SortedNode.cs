using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>A part of a <see cref="SortedTree{T}"/>: a few values, or a few parts. Immutable and never empty.</summary>
internal sealed class SortedNode<T>
    where T : class
{
    // A change copies one node on each level: 280 bytes each, and four levels hold 150,000 values.
    private const int Most = 32;

    // New trees leave room, or the first additions would split every node.
    private const int Filled = 24;

    private SortedNode(T[] values) => (Values, Count, Low) = (values, values.Length, values[0]);

    private SortedNode(SortedNode<T>[] parts)
    {
        (Parts, Low) = (parts, parts[0].Low);
        foreach (var part in parts)
            Count += part.Count;
    }

    /// <summary>The values in order; <c>null</c> where there are parts.</summary>
    public T[]? Values { get; }

    /// <summary>The parts in order; <c>null</c> where there are values.</summary>
    public SortedNode<T>[]? Parts { get; }

    /// <summary>How many values there are in all; at least 1.</summary>
    public int Count { get; }

    /// <summary>The values in the arrays that hold them.</summary>
    public IEnumerable<ImmutableArray<T>> Runs =>
        Values is not null ? [ImmutableCollectionsMarshal.AsImmutableArray(Values)] : Parts!.SelectMany(part => part.Runs);

    private T Low { get; }

    private int Length => Values?.Length ?? Parts!.Length;

    /// <summary>A tree of values that are in order; <c>null</c> for none.</summary>
    public static SortedNode<T>? Of(IReadOnlyList<T> values)
    {
        if (values.Count == 0)
            return null;

        SortedNode<T>[] level = [.. values.Chunk(Filled).Select(chunk => new SortedNode<T>(chunk))];
        while (level.Length > 1)
            level = [.. level.Chunk(Filled).Select(chunk => new SortedNode<T>(chunk))];

        return level[0];
    }

    /// <summary>The value of that name, or <c>null</c>.</summary>
    public T? Find(ObjectIdentity key, Func<T, ObjectIdentity> identify)
    {
        var node = this;
        while (node.Parts is { } parts)
            node = parts[node.PartFor(key, identify)];

        return node.PlaceOf(key, identify) is >= 0 and var place ? node.Values![place] : null;
    }

    /// <summary>The tree with the value in place of one of its name; a second node stands to the right of the first where one is too full.</summary>
    public (SortedNode<T> Node, SortedNode<T>? Right) With(T value, ObjectIdentity key, Func<T, ObjectIdentity> identify)
    {
        if (Values is not null)
        {
            var place = PlaceOf(key, identify);
            return place >= 0 ? (new(Replaced(Values, place, value)), null) : Split(Inserted(Values, ~place, value));
        }

        var index = PartFor(key, identify);
        var (part, right) = Parts![index].With(value, key, identify);
        var parts = Replaced(Parts, index, part);
        return right is null ? (new(parts), null) : Split(Inserted(parts, index + 1, right));
    }

    /// <summary>The tree without the value of that name, which it must hold; <c>null</c> when nothing is left.</summary>
    public SortedNode<T>? Without(ObjectIdentity key, Func<T, ObjectIdentity> identify)
    {
        if (Values is not null)
            return Values.Length == 1 ? null : new(Removed(Values, PlaceOf(key, identify)));

        var index = PartFor(key, identify);
        if (Parts![index].Without(key, identify) is not { } part)
            return Parts.Length == 1 ? null : new(Removed(Parts, index));

        var parts = Replaced(Parts, index, part);
        var left = index > 0 ? index - 1 : 0;
        return part.Length < Most / 4 && parts.Length > 1 && parts[left].Length + parts[left + 1].Length <= Most
            ? new(Replaced(Removed(parts, left + 1), left, Joined(parts[left], parts[left + 1])))
            : new(parts);
    }

    /// <summary>Two nodes as one, which is what the root of a tree that has grown is.</summary>
    public static SortedNode<T> Above(SortedNode<T> left, SortedNode<T> right) => new([left, right]);

    private static SortedNode<T> Joined(SortedNode<T> left, SortedNode<T> right) => left.Values is not null
        ? new([.. left.Values, .. right.Values!])
        : new([.. left.Parts!, .. right.Parts!]);

    private static (SortedNode<T>, SortedNode<T>?) Split(T[] values) =>
        values.Length <= Most ? (new(values), null) : (new(values[..(values.Length / 2)]), new(values[(values.Length / 2)..]));

    private static (SortedNode<T>, SortedNode<T>?) Split(SortedNode<T>[] parts) =>
        parts.Length <= Most ? (new(parts), null) : (new(parts[..(parts.Length / 2)]), new(parts[(parts.Length / 2)..]));

    /// <summary>Place of the value of that name; where it would stand, inverted, when there is none.</summary>
    private int PlaceOf(ObjectIdentity key, Func<T, ObjectIdentity> identify)
    {
        var (low, high) = (0, Values!.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = SortedTree<T>.Compare(identify(Values[middle]), key);
            if (order == 0)
                return middle;

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>The part that a value of that name is in if it is there: the last that does not begin behind it, or the first.</summary>
    private int PartFor(ObjectIdentity key, Func<T, ObjectIdentity> identify)
    {
        var (low, high) = (0, Parts!.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = SortedTree<T>.Compare(identify(Parts[middle].Low), key) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static TItem[] Replaced<TItem>(TItem[] items, int index, TItem item)
    {
        TItem[] copy = [.. items];
        copy[index] = item;
        return copy;
    }

    private static TItem[] Inserted<TItem>(TItem[] items, int index, TItem item) => [.. items.AsSpan(0, index), item, .. items.AsSpan(index)];

    private static TItem[] Removed<TItem>(TItem[] items, int index) => [.. items.AsSpan(0, index), .. items.AsSpan(index + 1)];
}
