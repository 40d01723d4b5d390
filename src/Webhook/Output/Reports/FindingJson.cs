using System.Text.Json;

namespace Webhook.Output.Reports;

/// <summary>A finding as JSON, alike in every report.</summary>
internal static class FindingJson
{
    /// <summary>Writes the finding; <c>line</c> and <c>column</c> only where they are known.</summary>
    public static void Write(Utf8JsonWriter writer, LocatedFinding located)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", located.Finding.Rule);
        writer.WriteString("action", VerdictWord.Of(located.Finding.Action));
        writer.WriteString("field", located.Finding.Field);
        writer.WriteString("message", located.Finding.Message);
        writer.WriteString("remedy", located.Finding.Remedy);
        writer.WriteString("policy", located.Finding.Policy);
        PositionJson.Write(writer, located.Position);
        writer.WriteEndObject();
    }
}
