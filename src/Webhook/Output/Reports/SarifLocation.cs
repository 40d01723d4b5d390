using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output.Reports;

/// <summary>The <c>locations</c> of a SARIF result or notification.</summary>
internal static class SarifLocation
{
    /// <summary>Writes the one location that there is.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="source">The file, as the user named it.</param>
    /// <param name="position">Where in it; <c>null</c> means the file itself.</param>
    /// <param name="directory">Folder that the path is relative to.</param>
    /// <param name="logicalName">Object and field; <c>null</c> when there is none.</param>
    public static void Write(Utf8JsonWriter writer, string source, Position? position, string directory, string? logicalName)
    {
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", ArtifactUri.Of(source, directory));
        writer.WriteEndObject();
        if (position is { } at)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", at.Line);
            writer.WriteNumber("startColumn", at.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        if (logicalName is not null)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", logicalName);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
