namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>Choices that are the same in every run with the same seed.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Test data, no secret.
    private readonly Random _random = new(seed);

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A number from 0 to most, both included.</summary>
    public int UpTo(int most) => _random.Next(most + 1);

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>Some of them, each once, in any order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> choices, int most) =>
        [.. choices.OrderBy(_ => _random.Next()).Take(UpTo(int.Min(most, choices.Count)))];
#pragma warning restore CA5394
}
