using System.Text.Json;
using System.Text.Json.Nodes;
using Webhook.Model.Manifests.Schema;

namespace Webhook.Policy.Templates;

/// <summary>Compares pod templates as the DaemonSet controller does: by what the API server stores of them, byte for byte.</summary>
/// <remarks>
/// The controller makes a new ControllerRevision, and so a roll-out, where the stored templates differ in anything. What is
/// stored alike is equal here: an absent field and a defaulted one, <c>1</c> and <c>1000m</c> CPU. What is not stored alike is
/// different, even if pods come out alike: <c>nodeSelector: {k: ""}</c> and none, <c>1Gi</c> and <c>1073741824</c>. Templates may be
/// given as they were written or as an API server sent them. Follows <c>Match</c> of kubernetes' pkg/controller/daemon/update.go, 1.36.
/// </remarks>
public static class TemplateComparison
{
    /// <summary>Kept by API servers on DaemonSets: counts the changes of the template.</summary>
    public const string TemplateGenerationAnnotation = "deprecated.daemonset.template.generation";

    /// <summary>How two templates differ.</summary>
    public static TemplateDifference Compare(JsonElement left, JsonElement right)
    {
        try
        {
            return !JsonNode.DeepEquals(StoredForm.Decoded.OfTemplate(left), StoredForm.Decoded.OfTemplate(right)) ? TemplateDifference.Different
                : JsonNode.DeepEquals(StoredForm.WithUnknown.OfTemplate(left), StoredForm.WithUnknown.OfTemplate(right)) ? TemplateDifference.Equal
                : TemplateDifference.InUnknownFields;
        }
        catch (InvalidOperationException)
        {
            return AreWrittenAlike(left, right) ? TemplateDifference.Equal : TemplateDifference.Different;
        }
    }

    /// <summary>Whether the controller takes two templates for one.</summary>
    public static bool AreEqual(JsonElement left, JsonElement right) => Compare(left, right) != TemplateDifference.Different;

    /// <summary>Whether it would, if <c>spec.tolerations</c> were left out of both.</summary>
    public static bool AreEqualButForTolerations(JsonElement left, JsonElement right)
    {
        try
        {
            return JsonNode.DeepEquals(WithoutTolerations(left), WithoutTolerations(right));
        }
        catch (InvalidOperationException)
        {
            return AreWrittenAlike(left, right);
        }
    }

    /// <summary>Whether two tolerations are stored alike.</summary>
    public static bool TolerationsEqual(JsonElement left, JsonElement right)
    {
        try
        {
            return JsonNode.DeepEquals(StoredForm.Decoded.OfToleration(left), StoredForm.Decoded.OfToleration(right));
        }
        catch (InvalidOperationException)
        {
            return AreWrittenAlike(left, right);
        }
    }

    private static JsonNode WithoutTolerations(JsonElement template)
    {
        var stored = StoredForm.Decoded.OfTemplate(template);
        ((stored as JsonObject)?["spec"] as JsonObject)?.Remove("tolerations");
        return stored;
    }

    // Text with half of a surrogate pair, which no API server sends, can't be read: it counts as it is written.
    private static bool AreWrittenAlike(JsonElement left, JsonElement right) =>
        left.ValueKind != JsonValueKind.Undefined && right.ValueKind != JsonValueKind.Undefined && left.GetRawText() == right.GetRawText();
}
