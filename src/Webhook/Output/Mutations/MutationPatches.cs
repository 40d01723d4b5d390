using System.Text.Json;
using Webhook.Model;

namespace Webhook.Output.Mutations;

/// <summary><c>-o patch</c>: for each DaemonSet the RFC 6902 patch that the mutating webhook answers with; empty when there is none.</summary>
internal sealed class MutationPatches : IMutationFormat
{
    /// <inheritdoc/>
    public string Render(IReadOnlyList<MutatedFile> files, string directory) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var reviewed in files.SelectMany(file => file.DaemonSets))
            Write(writer, reviewed);

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, ReviewedManifest reviewed)
    {
        writer.WriteStartObject();
        writer.WriteString("source", reviewed.Manifest.Source);
        writer.WriteNumber("document", reviewed.Manifest.Document);
        writer.WriteString("namespace", reviewed.Review.Namespace);
        writer.WriteString("name", reviewed.Review.Name);
        writer.WritePropertyName("patch");
        JsonSerializer.Serialize(writer, reviewed.Injection.Patch, ModelJsonContext.Default.IReadOnlyListJsonPatchOperation);
        writer.WriteBoolean("deferred", reviewed.Injection.Deferred.Count > 0);
        writer.WriteEndObject();
    }
}
