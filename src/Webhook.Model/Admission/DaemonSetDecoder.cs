using System.Text.Json;
using Webhook.Model.Apps;

namespace Webhook.Model.Admission;

/// <summary>Decodes the DaemonSet of a request.</summary>
public static class DaemonSetDecoder
{
    /// <summary>The DaemonSet with the API server's defaults, or what keeps it from being one.</summary>
    /// <param name="json">JSON in UTF-8, as received; empty gives neither an object nor a problem.</param>
    /// <param name="problem">Names the field, without a full stop; empty when there is none.</param>
    public static DaemonSet? Decode(ReadOnlyMemory<byte> json, out string problem)
    {
        problem = "";
        if (json.IsEmpty)
            return null;

        try
        {
            return DaemonSetDefaults.Apply(JsonSerializer.Deserialize(json.Span, ModelJsonContext.Default.DaemonSet) ?? new());
        }
        catch (JsonException exception)
        {
            var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "the object";
            problem = $"{field} is not of the type that a DaemonSet has there";
            return null;
        }
    }
}
