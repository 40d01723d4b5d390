using System.Text.Json;
using Webhook.Fuzzing.Feedback;
using Webhook.Fuzzing.Loop;
using Webhook.Model.Manifests;

namespace Webhook.Fuzzing.Oracles;

/// <summary>Holds what was read of a file against the file.</summary>
internal static class ManifestOracle
{
    // Deeper than any document is read.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Checks it.</summary>
    /// <exception cref="BrokenPromiseException">It is not as it should be.</exception>
    public static void Check(ManifestFile file, TextLines lines, Observation seen)
    {
        CheckProblems(file.Problems, lines, seen);
        foreach (var found in file.Objects)
        {
            lines.Check(found.Root.Start, $"{found.Kind}");
            var json = JsonElement.Parse(found.Json.Span, Deep);
            CheckRoundTrip(found, json);
        }

        CheckAgainstJson(file, seen);
    }

    /// <summary>Holds each problem to name its place, and to say it in one line.</summary>
    public static void CheckProblems(IReadOnlyList<ManifestProblem> problems, TextLines lines, Observation seen)
    {
        foreach (var problem in problems)
        {
            seen.NoteMessage("problem", problem.Message);
            Expect.That(problem.Message.Length > 0 && !problem.Message.AsSpan().ContainsAny('\n', '\r'), "problem-of-many-lines", () => $"{problem}");
            Expect.That(problem.Document == 0 || problem.Position is not null, "problem-without-place", () => $"{problem}");
            if (problem.Position is { } at)
                lines.Check(at, problem.Message);
        }
    }

    /// <summary>What is written out as YAML must read back the same.</summary>
    private static void CheckRoundTrip(ManifestObject found, JsonElement json)
    {
        var yaml = YamlText.FromJson(json);
        var again = ManifestReader.Read("again.yaml", yaml);
        var isSame = again.Objects is [{ } one] && JsonElement.DeepEquals(JsonElement.Parse(one.Json.Span, Deep), json);
        Expect.That(isSame, "yaml-does-not-read-back", () => $"{json}\n{yaml}\n{string.Join('\n', again.Problems)} {string.Join('\n', again.Objects.Select(item => $"{item.Json}"))}; was {found.PathInDocument}");
    }

    /// <summary>What is JSON must be read as the same JSON.</summary>
    private static void CheckAgainstJson(ManifestFile file, Observation seen)
    {
        var text = file.Text.TrimStart('\uFEFF');
        if (text.Length == 0 || text[0] != '{' || text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return;

        JsonElement json;
        try
        {
            json = JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 99, AllowDuplicateProperties = false });
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return;
        }

        seen.Note("json", "object");
        if (!IsText(json, "kind", out var kind) || !IsText(json, "apiVersion", out _) || kind.EndsWith("List", StringComparison.Ordinal))
            return;

        Expect.That(
            file.Objects is [{ } one] && Same(JsonElement.Parse(one.Json.Span, Deep), json),
            "json-read-otherwise",
            () => $"{json}\n{string.Join('\n', file.Problems)}");
    }

    private static bool IsText(JsonElement json, string name, out string text)
    {
        text = json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text.Length > 0;
    }

    /// <summary>Equality that lets numbers be spelled otherwise.</summary>
    private static bool Same(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Object => one.EnumerateObject().Count() == other.EnumerateObject().Count()
            && one.EnumerateObject().All(member => other.TryGetProperty(member.Name, out var value) && Same(member.Value, value)),
        JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength()
            && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.Number => one.GetRawText() == other.GetRawText() || one.GetDouble() == other.GetDouble(),
        JsonValueKind.String => one.GetString() == other.GetString(),
        _ => true,
    };
}
