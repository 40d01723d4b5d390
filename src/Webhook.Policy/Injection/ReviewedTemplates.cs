using System.Text.Json;
using Webhook.Model.Core;
using Webhook.Policy.Templates;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>The templates of a review, as received: the new one, and the stored one where there is one.</summary>
internal sealed class ReviewedTemplates : IDisposable
{
    // Twice the deepest template that Kubernetes' types allow outside of free-form JSON, which DaemonSets have none of.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    private readonly JsonDocument _new;
    private readonly JsonDocument? _old;
    private readonly JsonElement _newTemplate;
    private readonly JsonElement _oldTemplate;
    private readonly JsonElement _newTolerations;

    private ReviewedTemplates(JsonDocument newObject, JsonDocument? oldObject)
    {
        (_new, _old) = (newObject, oldObject);
        _newTemplate = TemplateOf(newObject.RootElement);
        _oldTemplate = oldObject is null ? default : TemplateOf(oldObject.RootElement);
        _newTolerations = Member(Member(_newTemplate, "spec"), "tolerations");
    }

    /// <summary>Whether the new template has a list of tolerations, be it empty.</summary>
    public bool HasTolerations => _newTolerations.ValueKind == JsonValueKind.Array;

    private bool IsPatchable =>
        Member(_newTemplate, "spec").ValueKind == JsonValueKind.Object
        && _newTolerations.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Array;

    /// <summary>The templates, or <c>null</c> when no patch to the new one would apply.</summary>
    public static ReviewedTemplates? Parse(DaemonSetReview review)
    {
        if (TryParse(review.ObjectJson) is not { } newObject)
            return null;

        var templates = new ReviewedTemplates(newObject, TryParse(review.OldObjectJson));
        if (templates.IsPatchable)
            return templates;

        templates.Dispose();
        return null;
    }

    /// <summary>The injected tolerations that the stored template has behind the new one's list, when that is all they differ in.</summary>
    /// <param name="list">The new template's tolerations.</param>
    /// <param name="wanted">What the policies want.</param>
    /// <returns>
    /// Empty when the templates mean the same, and when the stored one can't be read (nothing then shows that a roll-out
    /// happens anyway); <c>null</c> when the template was changed.
    /// </returns>
    public IReadOnlyList<WantedToleration>? Restorable(IReadOnlyList<Toleration> list, IReadOnlyList<WantedToleration> wanted)
    {
        if (_old is null)
            return [];

        if (!TemplateComparison.AreEqualButForTolerations(_newTemplate, _oldTemplate))
            return null;

        var now = Items(_newTolerations);
        var stored = Items(Member(Member(_oldTemplate, "spec"), "tolerations"));
        if (stored.Count < now.Count || !now.Zip(stored).All(pair => TemplateComparison.ValuesEqual(pair.First, pair.Second)))
            return null;

        var grown = new List<Toleration>(list);
        var restorable = new List<WantedToleration>();
        foreach (var value in stored.Skip(now.Count))
        {
            var item = wanted.FirstOrDefault(item => TemplateComparison.ValuesEqual(item.Json, value));
            if (item is null || TolerationCoverage.IsCoveredBy(item.Toleration, grown))
                return null;

            grown.Add(item.Toleration);
            restorable.Add(item);
        }

        return restorable;
    }

    public void Dispose()
    {
        _new.Dispose();
        _old?.Dispose();
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
            return null;

        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            // Whoever received it reports that; here it only means that there is nothing to patch.
            return null;
        }
    }

    private static JsonElement TemplateOf(JsonElement root) => Member(Member(root, "spec"), "template");

    private static List<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
