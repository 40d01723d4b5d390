using Webhook.Policy.Policies;

namespace Webhook.Policy.Injection;

/// <summary>What the policies that match want in a template.</summary>
/// <remarks>Immutable but for what it works out once. Safe for use from many threads.</remarks>
/// <param name="items">The tolerations, in the order in which they are added.</param>
internal sealed class WantedTolerations(IReadOnlyList<WantedToleration> items)
{
    private readonly MinimalTolerations?[] _minimal = new MinimalTolerations?[(int)InjectionMode.Always + 1];

    /// <summary>The tolerations, in the order in which they are added; some may cover others.</summary>
    public IReadOnlyList<WantedToleration> Items => items;

    /// <summary>The fewest that come to all those with this mode, or a more permissive one.</summary>
    public MinimalTolerations From(InjectionMode leastMode)
    {
        ref var minimal = ref _minimal[(int)leastMode];
        if (Volatile.Read(ref minimal) is { } known)
            return known;

        var made = new MinimalTolerations([.. items.Where(item => item.Mode >= leastMode)]);
        return Interlocked.CompareExchange(ref minimal, made, null) ?? made;
    }
}
