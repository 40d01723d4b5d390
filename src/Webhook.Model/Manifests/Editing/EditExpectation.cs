using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>What a file must read as after an edit: its objects as they were, but for the tolerations added.</summary>
internal sealed class EditExpectation(ManifestFile before)
{
    private readonly Dictionary<ManifestObject, JsonElement> _edited = [];

    /// <summary>Expects that one object has these tolerations behind its own.</summary>
    public void Expect(TolerationAddition addition)
    {
        var json = DeepJson.Node(addition.Target.Json.Span);
        Append(json, addition);
        _edited[addition.Target] = DeepJson.Element(json);
    }

    /// <summary>Numbers of the documents, of those before or after the edit, that don't read as they must; empty when all do.</summary>
    /// <remarks>An edit that makes one document two, or two one, breaks all behind it too.</remarks>
    public IReadOnlySet<int> Broken(string text)
    {
        var after = ManifestReader.Read(before.Source, text);
        var (expected, found) = (before.Objects.ToLookup(item => item.Document), after.Objects.ToLookup(item => item.Document));
        var (errorsBefore, errorsAfter) = (Errors(before), Errors(after));
        return expected.Concat(found).Select(group => group.Key).Concat(errorsBefore.Keys).Concat(errorsAfter.Keys)
            .Where(document => !IsAsExpected([.. expected[document]], [.. found[document]])
                || errorsBefore.GetValueOrDefault(document) != errorsAfter.GetValueOrDefault(document))
            .ToHashSet();
    }

    /// <summary>Appends to <c>spec.template.spec.tolerations</c> of an object's JSON; a list that is absent or null is made.</summary>
    public static void Append(JsonNode target, TolerationAddition addition)
    {
        var podSpec = target["spec"]!["template"]!["spec"]!;
        if (podSpec["tolerations"] is not JsonArray list)
            podSpec["tolerations"] = list = [];

        foreach (var item in addition.Items)
            list.Add((JsonNode)JsonObject.Create(item)!);
    }

    private static Dictionary<int, int> Errors(ManifestFile file) => file.Problems
        .Where(problem => problem.Severity == ProblemSeverity.Error)
        .CountBy(problem => problem.Document)
        .ToDictionary();

    private bool IsAsExpected(ManifestObject[] before, ManifestObject[] after) =>
        before.Length == after.Length && before.Zip(after).All(pair => IsAsExpected(pair.First, pair.Second));

    private bool IsAsExpected(ManifestObject before, ManifestObject after)
    {
        if (before.PathInDocument != after.PathInDocument)
            return false;

        return _edited.TryGetValue(before, out var expected)
            ? JsonElement.DeepEquals(expected, DeepJson.Element(after.Json.Span))
            : before.Json.Span.SequenceEqual(after.Json.Span) || JsonElement.DeepEquals(DeepJson.Element(before.Json.Span), DeepJson.Element(after.Json.Span));
    }
}
