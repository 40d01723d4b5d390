namespace Webhook.Policy.Cluster;

/// <summary>A label that nodes would get or lose.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Value">Its value; <c>null</c> takes the label away.</param>
public readonly record struct LabelChange(string Key, string? Value)
{
    /// <summary><c>with label disk=ssd</c>, <c>without label disk</c>.</summary>
    public override string ToString() => Value is null ? $"without label {Key}" : $"with label {Key}={Value}";
}
