using System.Text.Json;
using Webhook.Model;

namespace Webhook.Policy.Rules;

/// <summary>The parameters a policy sets for one rule, already validated against <see cref="RuleDescriptor.Parameters"/>.</summary>
/// <remarks>Getters return <c>null</c> for a parameter that is not set: the rule then keeps its default.</remarks>
public sealed class RuleParameters(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>What is set, by parameter name, as written.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values => values;

    /// <summary>No parameter is set.</summary>
    public static RuleParameters None { get; } = new(new Dictionary<string, JsonElement>());

    /// <summary>A <see cref="RuleParameterType.Count"/>.</summary>
    public int? Count(string name) => values.TryGetValue(name, out var value) ? value.GetInt32() : null;

    /// <summary>A <see cref="RuleParameterType.CountOrPercent"/>.</summary>
    public IntOrPercent? CountOrPercent(string name) => !values.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? IntOrPercent.FromString(value.GetString()!)
        : IntOrPercent.FromInt(value.GetInt32());

    /// <summary>A <see cref="RuleParameterType.Percent"/>, 0 to 100.</summary>
    public int? Percent(string name) => !values.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? int.Parse(value.GetString()!.AsSpan().TrimEnd('%'), provider: null)
        : value.GetInt32();

    /// <summary>A <see cref="RuleParameterType.Strings"/>, <see cref="RuleParameterType.Globs"/> or
    /// <see cref="RuleParameterType.UpdateStrategyTypes"/>.</summary>
    public IReadOnlyList<string>? Strings(string name) =>
        values.TryGetValue(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : null;

    /// <summary>The raw value of a structured parameter, such as <see cref="RuleParameterType.LabelRequirements"/>.</summary>
    public JsonElement? Raw(string name) => values.TryGetValue(name, out var value) ? value : null;
}
