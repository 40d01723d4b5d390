namespace Webhook.Policy.Policies;

/// <summary>A set of policies by their place in the engine; the first 64 need no array.</summary>
internal struct PolicyBits : IEquatable<PolicyBits>
{
    private ulong _first;
    private ulong[]? _further;

    /// <summary>Whether none is in it.</summary>
    public readonly bool IsEmpty => _first == 0 && (_further is null || !_further.AsSpan().ContainsAnyExcept(0ul));

    /// <summary>Puts a policy in.</summary>
    public void Add(int place)
    {
        if (place < 64)
        {
            _first |= 1ul << place;
            return;
        }

        var word = (place / 64) - 1;
        if (_further is null || _further.Length <= word)
            Array.Resize(ref _further, word + 1);

        _further[word] |= 1ul << (place % 64);
    }

    /// <summary>Whether a policy is in it.</summary>
    public readonly bool Contains(int place) => place < 64
        ? (_first >> place & 1) != 0
        : _further is not null && (place / 64) - 1 < _further.Length && (_further[(place / 64) - 1] >> (place % 64) & 1) != 0;

    /// <inheritdoc/>
    public readonly bool Equals(PolicyBits other) => _first == other._first && _further.AsSpan().SequenceEqual(other._further);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PolicyBits other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_first);
        foreach (var word in _further.AsSpan())
            hash.Add(word);

        return hash.ToHashCode();
    }
}
