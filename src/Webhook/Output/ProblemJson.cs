using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output;

/// <summary>A <see cref="ManifestProblem"/> as JSON.</summary>
internal static class ProblemJson
{
    /// <summary>Writes the problem; <c>document</c>, <c>line</c>, <c>column</c> and <c>field</c> only where they are known.</summary>
    public static void Write(Utf8JsonWriter writer, ManifestProblem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", SeverityWord.Of(problem.Severity));
        writer.WriteString("source", problem.Source);
        if (problem.Document > 0)
            writer.WriteNumber("document", problem.Document);

        PositionJson.Write(writer, problem.Position);
        if (problem.Field.Length > 0)
            writer.WriteString("field", problem.Field);

        writer.WriteString("message", problem.Message);
        writer.WriteEndObject();
    }
}
