namespace Webhook.Fuzzing.Targets;

/// <summary>What a cache came to.</summary>
/// <param name="held">Writes what it holds as JSON, in order; only when somebody asks, as it is no work of the product.</param>
/// <param name="restarts">What it told of restarts and recoveries, in order.</param>
/// <param name="unreadable">What it told of objects that can't be read, in order.</param>
/// <param name="state">How it sees itself.</param>
internal sealed class WatchOutcome(Func<IReadOnlyList<string>> held, IReadOnlyList<string> restarts, IReadOnlyList<string> unreadable, string state)
{
    private readonly Lazy<IReadOnlyList<string>> _objects = new(held);

    /// <summary>What it holds, as JSON, in order.</summary>
    public IReadOnlyList<string> Objects => _objects.Value;

    /// <summary>What it told of restarts and recoveries, in order.</summary>
    public IReadOnlyList<string> Restarts => restarts;

    /// <summary>What it told of objects that can't be read, in order.</summary>
    public IReadOnlyList<string> Unreadable => unreadable;

    /// <summary>All of it, to be compared.</summary>
    public string Text => string.Join('\n', [state, .. Objects, .. restarts, .. unreadable]);
}
