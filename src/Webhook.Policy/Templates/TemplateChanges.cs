using System.Text.Json;
using Webhook.Model.Apps;

namespace Webhook.Policy.Templates;

/// <summary>Finds the <see cref="TemplateChange"/> of a review.</summary>
internal static class TemplateChanges
{
    /// <summary>Compares what was received; parses both templates unless they are the same bytes, so ask what is cheaper first.</summary>
    public static TemplateChange Of(DaemonSetReview review)
    {
        if (review.Operation != Operation.Update)
            return TemplateChange.None;

        if (review.ObjectJson.IsEmpty || review.OldObjectJson.IsEmpty)
            return TemplateChange.Possible;

        var updated = (review.Template ?? TemplateJson.Locate(review.ObjectJson)).Template;
        var stored = (review.OldTemplate ?? TemplateJson.Locate(review.OldObjectJson)).Template;
        if (updated.Span.SequenceEqual(stored.Span))
            return TemplateChange.None;

        try
        {
            return Compare(updated, stored) switch
            {
                TemplateDifference.Equal => TemplateChange.None,
                TemplateDifference.InUnknownFields => TemplateChange.Possible,
                _ => TemplateChange.Certain,
            };
        }
        catch (JsonException)
        {
            // A review is read without a look into what no rule reads: that may be no JSON.
            return TemplateChange.Possible;
        }
    }

    /// <summary>The change as the subject of a sentence.</summary>
    public static string Name(this TemplateChange change) =>
        change == TemplateChange.Certain ? "this change of spec.template" : "a change of spec.template";

    private static TemplateDifference Compare(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        using var one = ReceivedJson.Parse(left);
        using var other = ReceivedJson.Parse(right);
        return TemplateComparison.Compare(one.RootElement, other.RootElement);
    }
}
