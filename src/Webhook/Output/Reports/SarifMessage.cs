using System.Text.Json;

namespace Webhook.Output.Reports;

/// <summary>A SARIF message or multiformatMessageString.</summary>
internal static class SarifMessage
{
    /// <summary>Writes a member with plain text.</summary>
    public static void Write(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
