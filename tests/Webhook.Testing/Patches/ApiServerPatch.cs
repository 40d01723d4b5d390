using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Patches;

namespace Webhook.Testing.Patches;

/// <summary>RFC 6902 patches as the API server decodes and applies them.</summary>
/// <remarks>
/// Follows evanphx/json-patch v4, which k8s.io/apiserver imports, habits included: <c>replace</c> of a missing member sets it,
/// negative and zero-padded indices count, <c>add</c> at the root fails, <c>test</c> of null passes on a missing member,
/// <c>copy</c> of a missing member sets null, an <c>add</c> without a value adds null. Patches of our own keep to the RFC. Unlike there, <c>test</c> takes 1 and 1.0 for equal.
/// Source: <see href="https://www.rfc-editor.org/rfc/rfc6902"/>.
/// </remarks>
public static class ApiServerPatch
{
    /// <summary>How much all <c>copy</c> operations of a patch may add, in bytes of JSON (the API server's body limit, 3 MiB).</summary>
    public const int MaxCopiedBytes = 3 * 1024 * 1024;

    /// <summary>Reads a patch. Unknown members of an operation are passed over; <c>null</c> is an empty patch.</summary>
    /// <exception cref="JsonPatchException">
    /// It is no JSON or no list of objects (<see cref="JsonPatchFailure.Decode"/>), or an operation lacks op or path
    /// (<see cref="JsonPatchFailure.Apply"/>).
    /// </exception>
    public static IReadOnlyList<JsonPatchOperation> Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return PatchReading.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new JsonPatchException(JsonPatchFailure.Decode, $"the patch is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Applies a patch to a copy of the document: all of it or nothing.</summary>
    /// <param name="document">An object or a list; left as it is.</param>
    /// <param name="patch">Operations in order; each sees what the ones before it did.</param>
    /// <returns>The patched copy.</returns>
    /// <exception cref="JsonPatchException">An operation does not apply (<see cref="JsonPatchFailure.Apply"/>).</exception>
    public static JsonNode Apply(JsonNode document, IReadOnlyList<JsonPatchOperation> patch)
    {
        var result = document.DeepClone();
        var copied = 0L;
        for (var i = 0; i < patch.Count; i++)
        {
            try
            {
                result = Apply(result, patch[i], ref copied);
            }
            catch (FormatException exception)
            {
                var message = $"operation {i} ({patch[i].Op} {patch[i].Path}) does not apply: {exception.Message}";
                throw new JsonPatchException(JsonPatchFailure.Apply, message, exception);
            }
        }

        return result;
    }

    private static JsonNode Apply(JsonNode document, JsonPatchOperation operation, ref long copied)
    {
        switch (operation.Op)
        {
            case "add":
                PatchLocation.Find(document, operation.Path).Add(ValueOf(operation));
                break;
            case "remove":
                PatchLocation.Find(document, operation.Path).Remove();
                break;
            case "replace" when operation.Path.Length == 0:
                var whole = ValueOf(operation);
                return whole is JsonObject or JsonArray
                    ? whole
                    : throw new FormatException("only an object or a list can take the place of the whole document");
            case "replace":
                PatchLocation.Find(document, operation.Path).Replace(ValueOf(operation));
                break;
            case "move":
                var source = PatchLocation.Find(document, From(operation));
                var moved = source.Get();
                source.Remove();
                PatchLocation.Find(document, operation.Path).Add(moved);
                break;
            case "copy":
                Copy(document, operation, ref copied);
                break;
            case "test":
                Test(document, operation);
                break;
            default:
                throw new FormatException("op must be add, remove, replace, move, copy or test");
        }

        return document;
    }

    private static void Copy(JsonNode document, JsonPatchOperation operation, ref long copied)
    {
        var value = PatchLocation.Find(document, From(operation)).Get()?.DeepClone();
        copied += value is null ? 0 : Encoding.UTF8.GetByteCount(value.ToJsonString());
        if (copied > MaxCopiedBytes)
            throw new FormatException($"the copies add more than {MaxCopiedBytes} bytes");

        PatchLocation.Find(document, operation.Path).Add(value);
    }

    private static void Test(JsonNode document, JsonPatchOperation operation)
    {
        var found = operation.Path.Length == 0 ? document : PatchLocation.Find(document, operation.Path).Get();
        if (!JsonNode.DeepEquals(found, ValueOf(operation)))
            throw new FormatException($"the value is {found?.ToJsonString() ?? "null"}, the test wants {ValueOf(operation)?.ToJsonString() ?? "null"}");
    }

    private static string From(JsonPatchOperation operation) => operation.From ?? throw new FormatException("from is missing");

    private static JsonNode? ValueOf(JsonPatchOperation operation) => operation.Value is not { } value
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(value.Clone()),
            JsonValueKind.Array => JsonArray.Create(value.Clone()),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => JsonValue.Create(value.Clone()),
        };
}
