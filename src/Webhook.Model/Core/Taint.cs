namespace Webhook.Model.Core;

/// <summary>core/v1 Taint of a node.</summary>
public sealed record Taint
{
    /// <summary>Taint key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Taint value; empty when it has none.</summary>
    public string Value { get; init => field = value ?? ""; } = "";

    /// <summary>One of <see cref="TaintEffect"/>.</summary>
    public string Effect { get; init => field = value ?? ""; } = "";

    /// <summary>The form of <c>kubectl taint</c>: <c>key=value:Effect</c>, without the value <c>key:Effect</c>.</summary>
    public override string ToString() => Value.Length == 0 ? $"{Key}:{Effect}" : $"{Key}={Value}:{Effect}";
}
