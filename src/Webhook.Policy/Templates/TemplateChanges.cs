using System.Text.Json;

namespace Webhook.Policy.Templates;

/// <summary>Finds the <see cref="TemplateChange"/> of a review.</summary>
internal static class TemplateChanges
{
    // As deep as the JSON of a request may be where it is read.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Compares what was received; parses both objects, so ask what is cheaper first.</summary>
    public static TemplateChange Of(DaemonSetReview review)
    {
        if (review.Operation != Operation.Update)
            return TemplateChange.None;

        if (review.ObjectJson.IsEmpty || review.OldObjectJson.IsEmpty)
            return TemplateChange.Possible;

        using var updated = JsonDocument.Parse(review.ObjectJson, Options);
        using var stored = JsonDocument.Parse(review.OldObjectJson, Options);
        return TemplateComparison.AreEqual(TemplateOf(updated), TemplateOf(stored)) ? TemplateChange.None : TemplateChange.Certain;
    }

    /// <summary>The change as the subject of a sentence.</summary>
    public static string Name(this TemplateChange change) =>
        change == TemplateChange.Certain ? "this change of spec.template" : "a change of spec.template";

    private static JsonElement TemplateOf(JsonDocument document) =>
        document.RootElement.TryGetProperty("spec", out var spec) && spec.ValueKind == JsonValueKind.Object
            && spec.TryGetProperty("template", out var template) ? template : default;
}
