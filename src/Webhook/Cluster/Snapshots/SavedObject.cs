using System.Text;
using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Kubernetes.Decoding;

namespace Webhook.Cluster.Snapshots;

/// <summary>An object cut down to what a snapshot keeps of it.</summary>
/// <param name="Identity">Which object it is.</param>
/// <param name="Json">The object with apiVersion and kind, on one line, in UTF-8.</param>
internal sealed record SavedObject(ObjectIdentity Identity, byte[] Json)
{
    /// <summary>Lists all objects of a kind, by namespace and name.</summary>
    /// <remarks>Throws as <see cref="IListWatch.ListAsync"/> does.</remarks>
    public static async Task<IReadOnlyList<SavedObject>> ListAsync(SnapshotKind kind, IListWatch api, CancellationToken cancellation)
    {
        var type = new ResourceType<SavedObject>
        {
            Path = kind.Path,
            Identify = saved => saved.Identity,
            Decode = (json, _) => Decode(kind, json),
        };
        var read = await new ListPager<SavedObject>(api, type, new InternPool()).ReadAsync(() => { }, cancellation);
        if (read.Unreadable.Count > 0)
            throw new JsonException(read.Unreadable[0].ToString());

        return
        [
            .. read.Items.OrderBy(saved => saved.Identity.Namespace, StringComparer.Ordinal).ThenBy(saved => saved.Identity.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Says that there is no object of a kind.</summary>
    public static SavedObject NoneOf(SnapshotKind kind) =>
        new(new("", "", ""), Encoding.UTF8.GetBytes($$"""{"apiVersion":"{{kind.ApiVersion}}","kind":"{{kind.Kind}}List","items":[]}"""));

    /// <summary>Cuts an object down.</summary>
    public static SavedObject Of(SnapshotKind kind, JsonElement value)
    {
        var metadata = value.TryGetProperty("metadata", out var found) ? found : default;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", kind.ApiVersion);
            writer.WriteString("kind", kind.Kind);
            kind.Kept.WriteMembers(writer, value);
            writer.WriteEndObject();
        }

        return new(new(Text(metadata, "namespace"), Text(metadata, "name"), Text(metadata, "uid")), buffer.ToArray());
    }

    private static Decoded<SavedObject> Decode(SnapshotKind kind, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var saved = Of(kind, document.RootElement);
        return new(saved.Identity, "", saved);
    }

    private static string Text(JsonElement metadata, string name) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
