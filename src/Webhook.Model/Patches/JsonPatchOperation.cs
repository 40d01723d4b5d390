using System.Text.Json;
using System.Text.Json.Serialization;

namespace Webhook.Model.Patches;

/// <summary>One operation of an RFC 6902 JSON patch.</summary>
public sealed record JsonPatchOperation
{
    /// <summary><c>add</c>, <c>remove</c>, <c>replace</c>, <c>move</c>, <c>copy</c> or <c>test</c>.</summary>
    [JsonPropertyName("op")]
    public required string Op { get; init; }

    /// <summary>JSON pointer (RFC 6901) of the target.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>JSON pointer of the source, for <c>move</c> and <c>copy</c>.</summary>
    [JsonPropertyName("from")]
    public string? From { get; init; }

    /// <summary>The value, for <c>add</c>, <c>replace</c> and <c>test</c>; <c>null</c> when there is none.</summary>
    [JsonPropertyName("value")]
    public JsonElement? Value { get; init; }
}
