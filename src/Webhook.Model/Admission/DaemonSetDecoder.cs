using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Model.Json.Weighing;

namespace Webhook.Model.Admission;

/// <summary>Decodes the DaemonSet of a request, whole, and names what is wrong with it.</summary>
/// <remarks>A review that is right in every part is decoded as it is read (<see cref="AdmissionRequest.DecodeObject"/>).</remarks>
public static class DaemonSetDecoder
{
    /// <summary>The DaemonSet with the API server's defaults, or what keeps it from being one.</summary>
    /// <param name="json">JSON in UTF-8, as received; empty gives neither an object nor a problem.</param>
    /// <param name="problem">Names the field, without a full stop; empty when there is none.</param>
    public static DaemonSetDocument? Decode(ReadOnlyMemory<byte> json, out string problem)
    {
        problem = "";
        if (json.IsEmpty)
            return null;

        try
        {
            problem = WeightProblem(json.Span);
            if (problem.Length > 0)
                return null;

            var daemonSet = DaemonSetDefaults.Apply(JsonSerializer.Deserialize(json.Span, ModelJsonContext.Default.DaemonSet) ?? new());
            return new(daemonSet, TemplateJson.Locate(json));
        }
        catch (JsonException exception)
        {
            var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "the object";
            problem = $"{field} is not of the type that a DaemonSet has there";
            return null;
        }
    }

    /// <summary>What a DaemonSet has too much of to be read; empty when nothing.</summary>
    /// <exception cref="JsonException">It is malformed.</exception>
    internal static string WeightProblem(ReadOnlySpan<byte> json) =>
        json.Length <= ReadBounds.AlwaysWithin ? "" : ModelWeight.Of(json, ModelJsonContext.Default.DaemonSet).Problem;
}
