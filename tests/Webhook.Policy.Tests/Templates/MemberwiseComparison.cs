using System.Text.Json;
using Webhook.Policy.Templates;

namespace Webhook.Policy.Tests.Templates;

/// <summary>As <see cref="TemplateComparison"/> without a look at bytes: each member and item is compared, however alike both are.</summary>
internal static class MemberwiseComparison
{
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
        MembersEqual(left, right, static name => name is "metadata" or "spec")
        && MembersEqual(Member(left, "spec"), Member(right, "spec"), static name => name == "tolerations")
        && MetadataEqual(Member(left, "metadata"), Member(right, "metadata"));

    private static bool Same(JsonElement left, JsonElement right)
    {
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
        MembersEqual(left, right, static name => name == "annotations")
        && MembersEqual(Member(left, "annotations"), Member(right, "annotations"), static name => name == TemplateComparison.TemplateGenerationAnnotation);

    private static bool MembersEqual(JsonElement left, JsonElement right, Func<string, bool> isIgnored)
    {
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

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value, Func<string, bool> isIgnored)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject().Where(member => !isIgnored(member.Name)))
                members[member.Name] = member.Value;
        }

        return members;
    }

    private static JsonElement TolerationsOf(JsonElement template) => Member(Member(template, "spec"), "tolerations");

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
