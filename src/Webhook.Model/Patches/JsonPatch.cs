using System.Text.Json;

namespace Webhook.Model.Patches;

/// <summary>RFC 6902 patches as JSON. Source: <see href="https://www.rfc-editor.org/rfc/rfc6902"/>.</summary>
public static class JsonPatch
{
    /// <summary>Writes a patch as UTF-8, the same bytes for equal patches; an empty one is <c>[]</c>.</summary>
    public static byte[] Serialize(IReadOnlyList<JsonPatchOperation> patch) =>
        JsonSerializer.SerializeToUtf8Bytes(patch, ModelJsonContext.Default.IReadOnlyListJsonPatchOperation);
}
