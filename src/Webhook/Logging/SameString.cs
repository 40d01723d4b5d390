using System.Runtime.CompilerServices;

namespace Webhook.Logging;

/// <summary>Compares strings by address: a constant is the same object each time, and its characters need not be looked at.</summary>
internal sealed class SameString : IEqualityComparer<string>
{
    /// <summary>The only one.</summary>
    public static readonly SameString Comparer = new();

    private SameString()
    {
    }

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
}
