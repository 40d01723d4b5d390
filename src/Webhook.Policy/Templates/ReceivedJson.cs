using System.Text.Json;

namespace Webhook.Policy.Templates;

/// <summary>Parses parts of a review as they were received.</summary>
/// <remarks>
/// A review is read without a look into what no rule reads, so a part of it may be no JSON; whoever calls says what follows from
/// that. A document may be nested as deeply as the body of a request may.
/// </remarks>
internal static class ReceivedJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    private static readonly byte[] Absent = "null"u8.ToArray();

    /// <summary>The document; nothing at all is null.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json.IsEmpty ? Absent : json, Options);

    /// <summary>The value; <c>null</c> where there is none or it is malformed.</summary>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonElement.Parse(json.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
