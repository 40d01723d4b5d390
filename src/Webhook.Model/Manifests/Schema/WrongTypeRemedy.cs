using System.Globalization;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Schema;

/// <summary>What to write in place of a value of the wrong type, as near as can be to what its writer meant.</summary>
internal static class WrongTypeRemedy
{
    private const int MaxShown = 60;

    /// <param name="node">The value.</param>
    /// <param name="kind">What its field takes.</param>
    /// <param name="key">Its key; <c>null</c> for an item of a list.</param>
    public static string For(ManifestNode node, FieldKind kind, string? key)
    {
        var start = key is null ? "- " : key + ": ";
        return kind switch
        {
            FieldKind.String => ForString(node, start),
            FieldKind.Bool => ForBool(node, start),
            FieldKind.Int32 or FieldKind.Int64 => ForNumber(node, start),
            FieldKind.List => ForList(node, key),
            FieldKind.Map or FieldKind.Struct => ForMap(node),
            FieldKind.Quantity => "write a quantity such as 100m or 128Mi",
            FieldKind.IntOrString when WrongType.IsWholeNumber(node) => "write a number in that range, or a string such as \"10%\"",
            FieldKind.IntOrString => "write a count such as 1, or a string such as \"10%\"",
            FieldKind.Time => "write it as 2026-01-31T00:00:00Z",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static string ForString(ManifestNode node, string start) => node is ManifestScalar { Text.Length: <= MaxShown } scalar
        ? $"put it in quotes: {start}{JsonScalar.Quote(scalar.Text)}"
        : "write one string";

    private static string ForBool(ManifestNode node, string start)
    {
        if (node is not ManifestScalar { Json: ['"', ..] } scalar)
            return "write true or false";

        // In quotes, or in a spelling that YAML 1.1 does not take for a boolean.
        var meant = ScalarResolver.Resolve(scalar.Text.ToLowerInvariant(), "", isQuoted: false).Json;
        return meant is "true" or "false" ? $"write {start}{meant} without quotes" : "write true or false";
    }

    private static string ForNumber(ManifestNode node, string start) => node switch
    {
        ManifestScalar { Json: ['"', ..], Text: var text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            string.Create(CultureInfo.InvariantCulture, $"write {start}{number} without quotes"),
        ManifestScalar { Json: ['-' or (>= '0' and <= '9'), ..] } scalar when scalar.Json.Contains('.', StringComparison.Ordinal) => "write it without a fraction",
        ManifestScalar { Json: ['-' or (>= '0' and <= '9'), ..] } => "write a number in that range",
        _ => "write a number",
    };

    private static string ForList(ManifestNode node, string? key) => node switch
    {
        ManifestScalar { Text.Length: <= MaxShown } scalar when key is not null => $"write it as a list: {key}: [{scalar.Json}]",
        ManifestMapping => "put a dash in front of each item",
        _ => "write a list, each item behind a dash",
    };

    private static string ForMap(ManifestNode node) => node is ManifestSequence
        ? "write its fields without dashes"
        : "write its fields below it, one a line";
}
