using System.Text.Json;
using Webhook.Policy.Rules;

namespace Webhook.Testing;

/// <summary>Rule parameters out of the JSON a policy would hold.</summary>
public static class Parameters
{
    /// <summary>The members of a JSON object; <c>null</c> and empty text are none.</summary>
    public static RuleParameters Of(string? json) => string.IsNullOrEmpty(json) ? RuleParameters.None
        : new(JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value));
}
