namespace Webhook.Model.Core;

/// <summary>core/v1 Toleration, as written: nothing is normalised here.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/"/>.
/// An empty key with <c>Exists</c> stands for every key, an empty effect for every effect, an empty operator for <c>Equal</c>.
/// </remarks>
public sealed record Toleration
{
    /// <summary>Taint key; empty stands for every key and needs operator <c>Exists</c>.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary><c>Exists</c>, <c>Equal</c> (also when empty), and behind a feature gate <c>Gt</c> and <c>Lt</c>.</summary>
    public string Operator { get; init => field = value ?? ""; } = "";

    /// <summary>Taint value to be equal to; must be empty with <c>Exists</c>.</summary>
    public string Value { get; init => field = value ?? ""; } = "";

    /// <summary><c>NoSchedule</c>, <c>PreferNoSchedule</c>, <c>NoExecute</c>, or empty for all three.</summary>
    public string Effect { get; init => field = value ?? ""; } = "";

    /// <summary>Seconds a running pod stays under a NoExecute taint; <c>null</c> is for ever, 0 and less is not at all.</summary>
    public long? TolerationSeconds { get; init; }

    /// <summary>Whether the key is left out: the toleration then speaks of every taint key.</summary>
    public bool IsKeyless => Key.Length == 0;

    /// <summary>
    /// The form of a taint, <c>key=value:Effect</c>, with what else matters: <c>key:Effect for 30s</c>; of one that matches only a taint
    /// without a value <c>key:Effect (Equal, no value)</c>.
    /// </summary>
    public override string ToString()
    {
        var key = IsKeyless ? "*" : Key;
        var value = Operator == TolerationOperator.Exists || Value.Length == 0 ? "" : "=" + Value;
        var comparison = Operator is TolerationOperator.Gt or TolerationOperator.Lt ? $" ({Operator})"
            : Operator is TolerationOperator.Equal or "" && Value.Length == 0 ? " (Equal, no value)"
            : "";
        var effect = Effect.Length == 0 ? "" : ":" + Effect;
        var seconds = TolerationSeconds is { } s ? $" for {s}s" : "";
        return key + value + effect + comparison + seconds;
    }
}
