using System.Text;
using System.Text.Json;
using Webhook.Model.Manifests.Reading;

namespace Webhook.Model.Manifests.Editing;

/// <summary>How a flow mapping is written: as JSON or as YAML in braces, tight or with spaces.</summary>
/// <param name="IsQuoted">Whether keys stand in double quotes, so that the text is or may be JSON.</param>
/// <param name="Space">What follows a colon or comma: a space or nothing.</param>
/// <param name="Padding">What stands within braces: a space or nothing.</param>
internal readonly record struct FlowStyle(bool IsQuoted, string Space, string Padding)
{
    /// <summary>The style of a mapping with at least one entry.</summary>
    public static FlowStyle Of(LinedText text, ManifestMapping mapping)
    {
        var key = mapping.Entries[0].KeyOffset;
        var padded = text[mapping.StartOffset] == '{' && text[mapping.StartOffset + 1] == ' ';
        return Of(text, key) with { Padding = padded ? " " : "" };
    }

    /// <summary>The style of an entry, given by where its key starts.</summary>
    public static FlowStyle Of(LinedText text, int keyOffset)
    {
        if (text[keyOffset] != '"')
            return new(false, " ", "");

        var colon = keyOffset + 1;
        while (text[colon] != '"')
            colon += text[colon] == '\\' ? 2 : 1;

        while (text[colon] != ':')
            colon++;

        return new(true, colon + 1 < text.Length && char.IsWhiteSpace(text[colon + 1]) ? " " : "", "");
    }

    /// <summary>A key with its colon.</summary>
    public string Key(string name) => (IsQuoted ? JsonScalar.Quote(name) : name) + ":" + Space;

    /// <summary>A list on one line.</summary>
    public string List(IEnumerable<JsonElement> items) => $"[{string.Join("," + Space, items.Select(Item))}]";

    /// <summary>An item on one line.</summary>
    public string Item(JsonElement item) => Fields(item) is { Count: > 0 } fields
        ? $"{{{Padding}{string.Join("," + Space, fields)}{Padding}}}"
        : Value(item);

    /// <summary>An item with a line for each field, as pretty-printed JSON has it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="fieldPrefix">Line break and indentation before a field.</param>
    /// <param name="endPrefix">Line break and indentation before the closing brace.</param>
    public string Item(JsonElement item, string fieldPrefix, string endPrefix) => Fields(item) is { Count: > 0 } fields
        ? $"{{{fieldPrefix}{string.Join("," + fieldPrefix, fields)}{endPrefix}}}"
        : Value(item);

    private List<string> Fields(JsonElement item)
    {
        var style = this;
        return item.ValueKind == JsonValueKind.Object
            ? [.. item.EnumerateObject().Select(field => style.Key(field.Name) + style.Value(field.Value))]
            : [];
    }

    private string Value(JsonElement value) => value.ValueKind == JsonValueKind.String && !IsQuoted
        ? YamlScalar.AppendInFlow(new StringBuilder(), value.GetString()!).ToString()
        : value.GetRawText();
}
