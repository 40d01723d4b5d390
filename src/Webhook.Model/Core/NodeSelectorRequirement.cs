using Webhook.Model.Json;

namespace Webhook.Model.Core;

/// <summary>core/v1 NodeSelectorRequirement.</summary>
public sealed record NodeSelectorRequirement
{
    /// <summary>Label key, or field path in <c>matchFields</c>.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary><c>In</c>, <c>NotIn</c>, <c>Exists</c>, <c>DoesNotExist</c>, <c>Gt</c> or <c>Lt</c>, case sensitive.</summary>
    public string Operator { get; init => field = value ?? ""; } = "";

    /// <summary>Values to compare with; <c>Gt</c> and <c>Lt</c> take exactly one integer.</summary>
    public IReadOnlyList<string> Values { get; init => field = AbsentAsEmpty.Strings(value); } = [];
}
