using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output.Mutations;

/// <summary><c>-o json</c>: every object, also those of other kinds; several as the items of a v1 List.</summary>
internal sealed class MutatedJson : IMutationFormat
{
    /// <inheritdoc/>
    public string Render(IReadOnlyList<MutatedFile> files, string directory)
    {
        // Read back from the edited text, so that the formats can't disagree.
        var objects = files
            .SelectMany(file => file.IsChanged ? ManifestReader.Read(file.File.Source, file.Text).Objects : file.File.Objects)
            .Select(manifest => manifest.Json)
            .ToList();
        return JsonText.Write(writer => Write(writer, objects));
    }

    private static void Write(Utf8JsonWriter writer, List<ReadOnlyMemory<byte>> objects)
    {
        if (objects.Count == 1)
        {
            WriteObject(writer, objects[0]);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("apiVersion", "v1");
        writer.WriteString("kind", "List");
        writer.WriteStartArray("items");
        foreach (var json in objects)
            WriteObject(writer, json);

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Parsed and not copied raw, since raw JSON would keep its own layout.
    private static void WriteObject(Utf8JsonWriter writer, ReadOnlyMemory<byte> json)
    {
        using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        parsed.RootElement.WriteTo(writer);
    }
}
