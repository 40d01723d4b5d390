using System.Collections;
using System.Collections.Immutable;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Caches;

/// <summary>Values in order of name and namespace. Immutable: a change makes a new tree that shares all but one path with the old one.</summary>
/// <remarks>
/// A B-tree: values stand side by side in short arrays, so that walking thousands is fast, a value costs some 12 bytes besides
/// itself, and a change copies about a kilobyte whatever the size.
/// </remarks>
internal sealed class SortedTree<T> : IReadOnlyCollection<T>
    where T : class
{
    private readonly SortedNode<T>? _root;
    private readonly Func<T, ObjectIdentity> _identify;

    private SortedTree(SortedNode<T>? root, Func<T, ObjectIdentity> identify) => (_root, _identify) = (root, identify);

    /// <inheritdoc/>
    public int Count => _root?.Count ?? 0;

    /// <summary>A tree without values.</summary>
    /// <param name="identify">The name and namespace of a value; the rest of what it answers is not looked at.</param>
    public static SortedTree<T> Empty(Func<T, ObjectIdentity> identify) => new(null, identify);

    /// <summary>The tree of these values instead.</summary>
    /// <param name="values">In order, each name once.</param>
    public SortedTree<T> Of(IReadOnlyList<T> values) => new(SortedNode<T>.Of(values), _identify);

    /// <summary>By name, then by namespace, ordinal.</summary>
    public static int Compare(ObjectIdentity one, ObjectIdentity other)
    {
        var order = string.CompareOrdinal(one.Name, other.Name);
        return order != 0 ? order : string.CompareOrdinal(one.Namespace, other.Namespace);
    }

    /// <summary>The value of that name, or <c>null</c>.</summary>
    public T? Find(ObjectIdentity key) => _root?.Find(key, _identify);

    /// <summary>The tree with a value in place of what has its name.</summary>
    public SortedTree<T> With(T value)
    {
        if (_root is null)
            return Of([value]);

        var (root, right) = _root.With(value, _identify(value), _identify);
        return new(right is null ? root : SortedNode<T>.Above(root, right), _identify);
    }

    /// <summary>The tree without what has that name; itself when nothing has.</summary>
    public SortedTree<T> Without(ObjectIdentity key)
    {
        if (Find(key) is null)
            return this;

        var root = _root!.Without(key, _identify);
        while (root is { Parts: [var only] })
            root = only;

        return new(root, _identify);
    }

    /// <summary>The values in runs of a few, each over the same array in every tree that shares it.</summary>
    public IEnumerable<ImmutableArray<T>> Runs => _root?.Runs ?? [];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _root is null ? Enumerable.Empty<T>().GetEnumerator() : new Walk(_root);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Walk : IEnumerator<T>
    {
        private readonly Stack<(SortedNode<T>[] Parts, int Next)> _path = new();
        private T[] _values = [];
        private int _index = -1;

        public Walk(SortedNode<T> root) => Enter(root);

        public T Current => _values[_index];

        object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (++_index < _values.Length)
                return true;

            while (_path.TryPop(out var at))
            {
                if (at.Next == at.Parts.Length)
                    continue;

                _path.Push((at.Parts, at.Next + 1));
                Enter(at.Parts[at.Next]);
                _index = 0;
                return true;
            }

            _values = [];
            return false;
        }

        public void Reset() => throw new NotSupportedException("a walk goes one way");

        public void Dispose()
        {
        }

        private void Enter(SortedNode<T> node)
        {
            while (node.Parts is { } parts)
            {
                _path.Push((parts, 1));
                node = parts[0];
            }

            _values = node.Values!;
        }
    }
}
