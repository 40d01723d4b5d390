using System.Globalization;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Schema;

/// <summary>What to write in place of a value of the wrong type, as near as can be to what its writer meant.</summary>
/// <remarks>Where the words make a value out of the one that is there, that value fits the field: it is tried before it is named.</remarks>
internal static class WrongTypeRemedy
{
    private const int MaxShown = 60;

    /// <summary>What to say, and the value that it comes to; <c>null</c> where the words leave that to the reader.</summary>
    /// <param name="node">The value.</param>
    /// <param name="type">What its field takes.</param>
    /// <param name="key">Its key; <c>null</c> for an item of a list.</param>
    public static (string Words, ManifestNode? Value) For(ManifestNode node, FieldType type, string? key)
    {
        var start = key is null ? "- " : key + ": ";
        var (words, value) = type.Kind switch
        {
            FieldKind.String => ForString(node, start),
            FieldKind.Bool => ForBool(node, start),
            FieldKind.Int32 or FieldKind.Int64 => ForNumber(node, type, start),
            FieldKind.List => ForList(node, type, key),
            FieldKind.Map or FieldKind.Struct => ForMap(node, type),
            FieldKind.Quantity => ("write a quantity such as 100m or 128Mi", null),
            FieldKind.IntOrString when WrongType.IsWholeNumber(node) => ("write a number in that range, or a string such as \"10%\"", null),
            FieldKind.IntOrString => ("write a count such as 1, or a string such as \"10%\"", null),
            FieldKind.Time => ("write it as 2026-01-31T00:00:00Z", null),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        return (words, value);
    }

    private static (string, ManifestNode?) ForString(ManifestNode node, string start) => node is ManifestScalar { Text.Length: <= MaxShown } scalar
        ? ($"put it in quotes: {start}{JsonScalar.Quote(scalar.Text)}", Scalar(node, JsonScalar.Quote(scalar.Text)))
        : ("write one string", null);

    private static (string, ManifestNode?) ForBool(ManifestNode node, string start)
    {
        if (node is not ManifestScalar { Json: ['"', ..] } scalar)
            return ("write true or false", null);

        // In quotes, or in a spelling that YAML 1.1 does not take for a boolean.
        var meant = ScalarResolver.Resolve(scalar.Text.ToLowerInvariant(), "", isQuoted: false).Json;
        return meant is "true" or "false" ? ($"write {start}{meant} without quotes", Scalar(node, meant)) : ("write true or false", null);
    }

    private static (string, ManifestNode?) ForNumber(ManifestNode node, FieldType type, string start)
    {
        if (node is ManifestScalar { Json: ['"', ..], Text: var text } && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            var written = Scalar(node, number.ToString(CultureInfo.InvariantCulture));
            return SchemaFit.Fits(written, type) ? ($"write {start}{written.Json} without quotes", written) : ("write a smaller number, without quotes", null);
        }

        return node switch
        {
            ManifestScalar { Json: ['-' or (>= '0' and <= '9'), ..] } scalar when scalar.Json.Contains('.', StringComparison.Ordinal) => ("write it without a fraction", null),
            ManifestScalar { Json: ['-' or (>= '0' and <= '9'), ..] } => ("write a number in that range", null),
            _ => ("write a number", null),
        };
    }

    private static (string, ManifestNode?) ForList(ManifestNode node, FieldType type, string? key)
    {
        if (node is ManifestScalar && ContentOf(node, type) is { } content)
            return ("write the list itself, without the | or the quotes that make it a text", content);

        var list = Sequence(node);
        if (!SchemaFit.Fits(node, type.Element!))
            return ("write a list, each item behind a dash", null);

        return node switch
        {
            ManifestScalar { Text.Length: <= MaxShown } scalar when key is not null => ($"write it as a list: {key}: [{scalar.Json}]", list),
            ManifestMapping => ("put a dash in front of it: it is one item", list),
            _ => ("write a list, each item behind a dash", null),
        };
    }

    private static (string, ManifestNode?) ForMap(ManifestNode node, FieldType type)
    {
        if (node is ManifestScalar && ContentOf(node, type) is { } content)
            return ("write the map itself, without the | or the quotes that make it a text", content);

        return node is ManifestSequence { Items.Count: > 0 } list && Merged(list) is { } merged && SchemaFit.Fits(merged, type)
            ? ("write its fields without dashes", merged)
            : ("write its fields below it, each as name: value", null);
    }

    /// <summary>What a text says as YAML, where that is a list or a map that the field takes.</summary>
    private static ManifestNode? ContentOf(ManifestNode node, FieldType type)
    {
        if (node is not ManifestScalar { Json: ['"', ..], Text: var text })
            return null;

        try
        {
            var defects = new List<Defect>();
            var content = YamlNodeBuilder.Build(new SourceText(text), new(0, 0, text.Length, IsEmpty: false), defects);
            return defects.Count == 0 && content is ManifestSequence or ManifestMapping && SchemaFit.Fits(content, type) ? content : null;
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    private static ManifestScalar Scalar(ManifestNode node, string json) => new()
    {
        Start = node.Start,
        StartOffset = node.StartOffset,
        EndOffset = node.EndOffset,
        Text = json.Trim('"'),
        Json = json,
    };

    private static ManifestSequence Sequence(ManifestNode item) => new()
    {
        Start = item.Start,
        StartOffset = item.StartOffset,
        EndOffset = item.EndOffset,
        Items = [item],
        IsFlow = false,
    };

    private static ManifestMapping? Merged(ManifestSequence list)
    {
        var entries = list.Items.OfType<ManifestMapping>().SelectMany(item => item.Entries).ToList();
        return list.Items.Any(item => item is not ManifestMapping) || entries.DistinctBy(entry => entry.Key).Count() < entries.Count
            ? null
            : new() { Start = list.Start, StartOffset = list.StartOffset, EndOffset = list.EndOffset, Entries = entries, IsFlow = false };
    }
}
