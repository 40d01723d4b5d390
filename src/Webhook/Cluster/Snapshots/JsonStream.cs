using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Cluster.Snapshots;

/// <summary>JSON values that stand one after the other, as several calls of kubectl leave them in one file.</summary>
internal static class JsonStream
{
    /// <summary>How deep values may nest.</summary>
    public const int MaxDepth = 256;

    /// <summary>Where each value stands.</summary>
    /// <exception cref="JsonException">The text is no JSON, or ends too early.</exception>
    public static IReadOnlyList<Range> Values(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaxDepth });
        var values = new List<Range>();
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            values.Add(start..(int)reader.BytesConsumed);
        }

        return values;
    }

    /// <summary>The place where reading a part of a text failed: behind the value that is at fault.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the part starts that was read.</param>
    /// <param name="failure">What was thrown; <c>null</c> for the start itself.</param>
    public static Position PositionOf(ReadOnlySpan<byte> text, int start, JsonException? failure = null)
    {
        var at = start;
        for (var line = failure?.LineNumber ?? 0; line > 0; line--)
            at += text[at..].IndexOf((byte)'\n') + 1;

        at = (int)long.Min(at + (failure?.BytePositionInLine ?? 0), text.Length);
        var lineStart = text[..at].LastIndexOf((byte)'\n') + 1;
        var column = 1;
        foreach (var unit in text[lineStart..at])
            column += (unit & 0xC0) == 0x80 ? 0 : 1;

        return new(text[..lineStart].Count((byte)'\n') + 1, column);
    }
}
