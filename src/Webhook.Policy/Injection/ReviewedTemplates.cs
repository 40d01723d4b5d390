using System.Text.Json;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Templates;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Injection;

/// <summary>The templates of a review, as received: the new one, and the stored one where there is one.</summary>
internal readonly struct ReviewedTemplates
{
    private readonly TemplateJson _new;
    private readonly TemplateJson? _old;

    private ReviewedTemplates(TemplateJson newTemplate, TemplateJson? oldTemplate) => (_new, _old) = (newTemplate, oldTemplate);

    /// <summary>Whether the new template has a list of tolerations, be it empty.</summary>
    public bool HasTolerations => _new.HasTolerations;

    /// <summary>The templates, or <c>null</c> when no patch to the new one would apply.</summary>
    public static ReviewedTemplates? Of(DaemonSetReview review) =>
        TryLocate(review.Template, review.ObjectJson) is { IsPatchable: true } newTemplate
            ? new(newTemplate, TryLocate(review.OldTemplate, review.OldObjectJson))
            : null;

    /// <summary>The injected tolerations that the stored template has behind the new one's list, when that is all they differ in.</summary>
    /// <param name="list">The new template's tolerations.</param>
    /// <param name="wanted">What the policies want.</param>
    /// <returns>
    /// Empty when the templates are stored alike, and when one of them can't be read (nothing then shows that a roll-out
    /// happens anyway); <c>null</c> when the template was changed.
    /// </returns>
    public IReadOnlyList<WantedToleration>? Restorable(IReadOnlyList<Toleration> list, IReadOnlyList<WantedToleration> wanted)
    {
        if (_old is not { } old || old.Template.Span.SequenceEqual(_new.Template.Span))
            return [];

        try
        {
            return Restorable(old, list, wanted);
        }
        catch (JsonException)
        {
            // A review is read without a look into what no rule reads: that may be no JSON.
            return [];
        }
    }

    private List<WantedToleration>? Restorable(TemplateJson old, IReadOnlyList<Toleration> list, IReadOnlyList<WantedToleration> wanted)
    {
        using var newDocument = ReceivedJson.Parse(_new.Template);
        using var oldDocument = ReceivedJson.Parse(old.Template);
        var (newTemplate, oldTemplate) = (newDocument.RootElement, oldDocument.RootElement);
        if (!TemplateComparison.AreEqualButForTolerations(newTemplate, oldTemplate))
            return null;

        var now = Items(Member(Member(newTemplate, "spec"), "tolerations"));
        var stored = Items(Member(Member(oldTemplate, "spec"), "tolerations"));
        if (stored.Count < now.Count || !now.Zip(stored).All(pair => TemplateComparison.TolerationsEqual(pair.First, pair.Second)))
            return null;

        var grown = new List<Toleration>(list);
        var restorable = new List<WantedToleration>();
        foreach (var value in stored.Skip(now.Count))
        {
            var item = wanted.FirstOrDefault(item => TemplateComparison.TolerationsEqual(item.Json, value));
            if (item is null || TolerationCoverage.IsCoveredBy(item.Toleration, grown))
                return null;

            grown.Add(item.Toleration);
            restorable.Add(item);
        }

        return restorable;
    }

    private static TemplateJson? TryLocate(TemplateJson? known, ReadOnlyMemory<byte> json)
    {
        if (known is not null || json.IsEmpty)
            return known;

        try
        {
            return TemplateJson.Locate(json);
        }
        catch (JsonException)
        {
            // Whoever received it reports that; here it only means that there is nothing to patch.
            return null;
        }
    }

    private static List<JsonElement> Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
