using System.Text.Json;
using Webhook.Kubernetes.Api;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Reads one object, and makes a value of it when it can't be read: one bad object costs no other.</summary>
internal static class ObjectDecoding
{
    /// <summary>How deep JSON may nest. Schemas nest deepest, and none of what is followed here holds one.</summary>
    public const int MaxDepth = 128;

    /// <summary>The object; one that can't be read comes without value and says why.</summary>
    /// <param name="type">The resource.</param>
    /// <param name="json">One JSON value whose syntax is good.</param>
    /// <param name="pool">Where values that repeat are shared.</param>
    public static Decoded<T> DecodeOrTell<T>(this ResourceType<T> type, ReadOnlySpan<byte> json, InternPool pool)
        where T : class
    {
        try
        {
            return type.Decode(json, pool);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever a decoder trips over, the stream goes on behind this object; to end here would end at it for ever.
            var (identity, version) = MetadataScan.Read(json);
            return new(identity, version, null, new(type.Name, identity, Problem(failure)));
        }
    }

    private static string Problem(Exception failure) => failure is JsonException { Path: { } path }
        ? $"{path.TrimStart('$').TrimStart('.')} has a value of the wrong type"
        : $"it can't be read: {failure.Message}";
}
