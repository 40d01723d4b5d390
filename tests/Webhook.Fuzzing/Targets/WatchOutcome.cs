namespace Webhook.Fuzzing.Targets;

/// <summary>What a cache came to.</summary>
/// <param name="Objects">What it holds, as JSON, in order.</param>
/// <param name="Restarts">What it told of restarts and recoveries, in order.</param>
/// <param name="Unreadable">What it told of objects that can't be read, in order.</param>
/// <param name="State">How it sees itself.</param>
internal sealed record WatchOutcome(IReadOnlyList<string> Objects, IReadOnlyList<string> Restarts, IReadOnlyList<string> Unreadable, string State)
{
    /// <summary>All of it, to be compared.</summary>
    public string Text { get; } = string.Join('\n', [State, .. Objects, .. Restarts, .. Unreadable]);
}
