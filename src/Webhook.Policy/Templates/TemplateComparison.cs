using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Webhook.Policy.Templates;

/// <summary>Compares pod templates by what they mean, on the JSON received.</summary>
/// <remarks>
/// Absent, <c>null</c>, <c>""</c>, <c>[]</c> and <c>{}</c> (also an object with nothing but such members) are one thing;
/// key order plays no part, list order does; numbers are compared by value; of a key written twice the last counts. The
/// typed objects would not do: they hold only the fields that rules read, and a roll-out comes from any field.
/// Recursion goes as deep as the document, which <see cref="JsonDocumentOptions.MaxDepth"/> bounds where it is parsed.
/// </remarks>
public static class TemplateComparison
{
    /// <summary>Written by old API servers; bookkeeping, not a part of what the pods are made from.</summary>
    public const string TemplateGenerationAnnotation = "deprecated.daemonset.template.generation";

    /// <summary>Whether two templates mean the same.</summary>
    public static bool AreEqual(JsonElement left, JsonElement right) => OrAsWritten(
        left, right, static (left, right) => SameButForTolerations(left, right) && Same(TolerationsOf(left), TolerationsOf(right)));

    /// <summary>Whether two templates mean the same when <c>spec.tolerations</c> is left out of both.</summary>
    public static bool AreEqualButForTolerations(JsonElement left, JsonElement right) => OrAsWritten(left, right, SameButForTolerations);

    /// <summary>Whether two values mean the same.</summary>
    public static bool ValuesEqual(JsonElement left, JsonElement right) => OrAsWritten(left, right, Same);

    /// <summary>Compares; text with half of a surrogate pair, which no API server sends and nobody can read, counts as it is written.</summary>
    private static bool OrAsWritten(JsonElement left, JsonElement right, Func<JsonElement, JsonElement, bool> compare)
    {
        try
        {
            return compare(left, right);
        }
        catch (InvalidOperationException)
        {
            return left.ValueKind != JsonValueKind.Undefined && right.ValueKind != JsonValueKind.Undefined && left.GetRawText() == right.GetRawText();
        }
    }

    private static bool SameButForTolerations(JsonElement left, JsonElement right) =>
        MembersEqual(left, right, static member => member.NameEquals("metadata"u8) || member.NameEquals("spec"u8))
        && MembersEqual(Member(left, "spec"), Member(right, "spec"), static member => member.NameEquals("tolerations"u8))
        && MetadataEqual(Member(left, "metadata"), Member(right, "metadata"));

    private static bool Same(JsonElement left, JsonElement right)
    {
        if (AreAlike(left, right))
            return true;

        if (IsEmpty(left) || IsEmpty(right))
            return IsEmpty(left) && IsEmpty(right);

        if (left.ValueKind != right.ValueKind)
            return false;

        return left.ValueKind switch
        {
            JsonValueKind.Object => MembersEqual(left, right, static _ => false),
            JsonValueKind.Array => ItemsEqual(left, right),
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Number => NumbersEqual(left, right),
            _ => true,
        };
    }

    private static bool MetadataEqual(JsonElement left, JsonElement right) =>
        MembersEqual(left, right, static member => member.NameEquals("annotations"u8))
        && MembersEqual(Member(left, "annotations"), Member(right, "annotations"), static member => member.NameEquals(TemplateGenerationAnnotation));

    private static bool MembersEqual(JsonElement left, JsonElement right, Func<JsonProperty, bool> isIgnored)
    {
        if (AreAlike(left, right))
            return true;

        if (!IsObjectOrEmpty(left) || !IsObjectOrEmpty(right))
            return left.ValueKind == right.ValueKind && Same(left, right);

        // A map of the user's may be large: looking each key up by scanning the other object would be quadratic.
        var rightMembers = MembersOf(right, isIgnored);
        foreach (var (name, value) in MembersOf(left, isIgnored))
        {
            rightMembers.Remove(name, out var other);
            if (!Same(value, other))
                return false;
        }

        return rightMembers.Values.All(IsEmpty);
    }

    private static bool ItemsEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
            return false;

        using var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!Same(item, others.Current))
                return false;
        }

        return true;
    }

    private static bool NumbersEqual(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b)
            ? a == b
            : left.GetRawText() == right.GetRawText();

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsEmpty(member.Value)),
        _ => false,
    };

    private static bool IsObjectOrEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Object || IsEmpty(value);

    /// <summary>
    /// Whether both are the same bytes, which nearly all parts of two templates are. What is not ASCII or holds an escape is left
    /// to a comparison that reads it, since it may be no text.
    /// </summary>
    private static bool AreAlike(JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined)
            return false;

        var bytes = JsonMarshal.GetRawUtf8Value(left);
        return bytes.SequenceEqual(JsonMarshal.GetRawUtf8Value(right)) && Ascii.IsValid(bytes) && !bytes.Contains((byte)'\\');
    }

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value, Func<JsonProperty, bool> isIgnored)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (!isIgnored(member))
                    members[member.Name] = member.Value;
            }
        }

        return members;
    }

    private static JsonElement TolerationsOf(JsonElement template) => Member(Member(template, "spec"), "tolerations");

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
