using System.Buffers;
using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Model.Json;

namespace Webhook.Model.Manifests.Editing;

/// <summary>Tolerations to append to one object of a file.</summary>
internal sealed class TolerationAddition(ManifestObject target, IEnumerable<Toleration> tolerations)
{
    public ManifestObject Target => target;

    /// <summary>The tolerations as JSON, the fields in canonical order.</summary>
    public IReadOnlyList<JsonElement> Items { get; } = [.. tolerations.Select(ToJson)];

    private static JsonElement ToJson(Toleration toleration)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) TolerationJson.Write(writer, toleration);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
