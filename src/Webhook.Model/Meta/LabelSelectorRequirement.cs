using Webhook.Model.Json;

namespace Webhook.Model.Meta;

/// <summary>meta/v1 LabelSelectorRequirement: one entry of <c>matchExpressions</c>.</summary>
public sealed record LabelSelectorRequirement
{
    /// <summary>The label key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>As written; valid are <c>In</c>, <c>NotIn</c>, <c>Exists</c> and <c>DoesNotExist</c>, case sensitive.</summary>
    public string Operator { get; init => field = value ?? ""; } = "";

    /// <summary>Label values; for <c>In</c> and <c>NotIn</c> only.</summary>
    public IReadOnlyList<string> Values { get; init => field = AbsentAsEmpty.Strings(value); } = [];

    /// <summary>Whether both are written alike: the values too, one by one and in their order.</summary>
    public bool Equals(LabelSelectorRequirement? other) =>
        other is not null && Key == other.Key && Operator == other.Operator && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Operator, Values.Count);
}
