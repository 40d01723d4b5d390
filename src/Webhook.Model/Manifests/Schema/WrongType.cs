using System.Globalization;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Schema;

/// <summary>Says that a value has the wrong type, what was expected, and what to write.</summary>
internal static class WrongType
{
    private const string Int32Range = "a whole number from -2147483648 to 2147483647";

    /// <summary>What is wrong, or <c>null</c> when the value fits.</summary>
    public static SchemaProblem? Of(ManifestNode node, FieldType type, FieldPath path, string? key)
    {
        if (Fits(node, type.Kind))
            return null;

        var subject = path.Text.Length == 0 ? "the object" : path.Text;
        var (words, suggested) = WrongTypeRemedy.For(node, type, key);
        return new(node.StartOffset, path, $"{subject} must be {Expected(type.Kind, node)}, is {NodeWords.Of(node)}; {words}") { Suggested = suggested };
    }

    /// <summary>Whether a value has a kind, whatever stands below it.</summary>
    public static bool Fits(ManifestNode node, FieldKind kind) => (kind, node) switch
    {
        (FieldKind.Any, _) => true,
        (FieldKind.List, ManifestSequence) => true,
        (FieldKind.Map or FieldKind.Struct, ManifestMapping) => true,
        (FieldKind.String, ManifestScalar scalar) => IsString(scalar),
        (FieldKind.Bool, ManifestScalar scalar) => scalar.Json is "true" or "false",
        (FieldKind.Int32, ManifestScalar scalar) => IsInt32(scalar),
        (FieldKind.Int64, ManifestScalar scalar) => long.TryParse(scalar.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        (FieldKind.Quantity, ManifestScalar scalar) => IsString(scalar) || IsNumber(scalar),
        (FieldKind.IntOrString, ManifestScalar scalar) => IsString(scalar) || IsInt32(scalar),
        (FieldKind.Time, ManifestScalar scalar) => IsString(scalar) && IsTime(scalar.Text),
        _ => false,
    };

    /// <summary>What a field takes, in the words of a message.</summary>
    /// <param name="kind">The field.</param>
    /// <param name="node">What stands there.</param>
    public static string Expected(FieldKind kind, ManifestNode node) => kind switch
    {
        FieldKind.List => "a list",
        FieldKind.Map or FieldKind.Struct => "a map",
        FieldKind.String => "a string",
        FieldKind.Bool => "true or false",
        FieldKind.Int32 when IsWholeNumber(node) => Int32Range,
        FieldKind.IntOrString when IsWholeNumber(node) => $"{Int32Range} or a string",
        FieldKind.Int64 when IsWholeNumber(node) => "a whole number of at most 64 bits",
        FieldKind.Int32 or FieldKind.Int64 => "a whole number",
        FieldKind.Quantity => "a quantity",
        FieldKind.IntOrString => "a whole number or a string",
        FieldKind.Time => "a time",
        FieldKind.Any => "any value",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool IsString(ManifestScalar scalar) => scalar.Json[0] == '"';

    private static bool IsNumber(ManifestScalar scalar) => scalar.Json[0] is '-' or (>= '0' and <= '9');

    private static bool IsInt32(ManifestScalar scalar) =>
        int.TryParse(scalar.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    internal static bool IsWholeNumber(ManifestNode node) =>
        node is ManifestScalar scalar && IsNumber(scalar) && scalar.Json.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsTime(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
