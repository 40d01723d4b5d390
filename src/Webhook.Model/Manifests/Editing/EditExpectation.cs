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

    /// <summary>Whether a text reads as it must.</summary>
    public bool Holds(string text)
    {
        var after = ManifestReader.Read(before.Source, text);
        return Errors(after) == Errors(before)
            && after.Objects.Count == before.Objects.Count
            && before.Objects.Zip(after.Objects).All(pair => IsAsExpected(pair.First, pair.Second));
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

    private static int Errors(ManifestFile file) => file.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);

    private bool IsAsExpected(ManifestObject before, ManifestObject after)
    {
        if (before.Document != after.Document || before.PathInDocument != after.PathInDocument)
            return false;

        return _edited.TryGetValue(before, out var expected)
            ? JsonElement.DeepEquals(expected, DeepJson.Element(after.Json.Span))
            : before.Json.Span.SequenceEqual(after.Json.Span) || JsonElement.DeepEquals(DeepJson.Element(before.Json.Span), DeepJson.Element(after.Json.Span));
    }
}
