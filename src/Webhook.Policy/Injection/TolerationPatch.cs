using System.Buffers;
using System.Text.Json;
using Webhook.Model.Patches;

namespace Webhook.Policy.Injection;

/// <summary>The RFC 6902 patch that appends tolerations to a DaemonSet's template.</summary>
/// <remarks>
/// <c>add</c> to <c>…/-</c> needs a list to be there, and <c>add</c> of a member replaces a <c>null</c>. There is no
/// <c>test</c>: the object patched is the very object received.
/// </remarks>
internal static class TolerationPatch
{
    private const string ListPath = "/spec/template/spec/tolerations";

    /// <summary>The operations, empty when nothing is added.</summary>
    /// <param name="hasList">Whether the object received has a list, be it empty; not when it is absent or null.</param>
    /// <param name="added">What to append, in order.</param>
    public static IReadOnlyList<JsonPatchOperation> Append(bool hasList, IReadOnlyList<WantedToleration> added)
    {
        if (added.Count == 0)
            return [];

        return hasList
            ? [.. added.Select(item => new JsonPatchOperation { Op = "add", Path = ListPath + "/-", Value = item.Json })]
            : [new JsonPatchOperation { Op = "add", Path = ListPath, Value = ToList(added) }];
    }

    private static JsonElement ToList(IReadOnlyList<WantedToleration> added)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in added)
                item.Json.WriteTo(writer);

            writer.WriteEndArray();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
