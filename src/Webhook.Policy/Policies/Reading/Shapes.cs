using System.Text.Json;

namespace Webhook.Policy.Policies.Reading;

/// <summary>Names JSON values in messages.</summary>
internal static class Shapes
{
    /// <summary><c>the string "a"</c>, <c>the number 3</c>, <c>a list</c>.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"the string {value.GetRawText()}",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.True or JsonValueKind.False => $"the boolean {value.GetRawText()}",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a mapping",
        _ => "null",
    };
}
