using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Webhook.Model.Patches;

/// <summary>A patch with the form that it takes in an answer, worked out once.</summary>
public sealed class EncodedPatch : IReadOnlyList<JsonPatchOperation>
{
    /// <summary>An answer is application/json and never part of a page, so quotes and letters stay readable in a terminal.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<JsonPatchOperation> _operations;
    private readonly byte[] _base64;

    /// <summary>Encodes a patch.</summary>
    /// <param name="operations">At least one.</param>
    public EncodedPatch(IReadOnlyList<JsonPatchOperation> operations)
    {
        _operations = operations;
        _base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(Write(operations).Span));
    }

    /// <summary>The patch as JSON as base64, in ASCII.</summary>
    public ReadOnlySpan<byte> Base64 => _base64;

    /// <inheritdoc/>
    public int Count => _operations.Count;

    /// <inheritdoc/>
    public JsonPatchOperation this[int index] => _operations[index];

    /// <inheritdoc/>
    public IEnumerator<JsonPatchOperation> GetEnumerator() => _operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The JSON of a patch as an answer holds it.</summary>
    internal static ReadOnlyMemory<byte> Write(IReadOnlyList<JsonPatchOperation> operations)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
            JsonSerializer.Serialize(writer, operations, ModelJsonContext.Default.IReadOnlyListJsonPatchOperation);

        return json.WrittenMemory;
    }
}
