using System.Text;
using System.Text.Json;
using Webhook.Model.Manifests.Editing;

namespace Webhook.Model.Manifests;

/// <summary>Writes JSON as block YAML in the style of <c>kubectl get -o yaml</c>, so that it reads back as the same JSON.</summary>
/// <remarks>
/// Two spaces a level, list items in the column of their key, keys in the order given. A string that YAML 1.1 would read
/// as something else (<c>on</c>, <c>010</c>, <c>1:30</c>, <c>~</c>) is quoted; one of several lines is a literal block.
/// </remarks>
public static class YamlText
{
    private const int Step = 2;

    // YAML 1.2.2, 7.4: a key on the line of its colon has 1,024 characters at most, its indentation counted by some.
    private const int LongestPlainKey = 900;

    /// <summary>The YAML of a value; lines end in line feeds, the last one too.</summary>
    /// <param name="value">Any JSON value; numbers keep their spelling.</param>
    public static string FromJson(JsonElement value)
    {
        var yaml = new StringBuilder();
        if (IsBlock(value))
            WriteBlock(yaml, value, 0);
        else
            WriteInline(yaml, value, Step);

        return yaml.ToString();
    }

    private static bool IsBlock(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().MoveNext(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    /// <summary>Writes the entries of a mapping or a list; the first one where the text stands, the others at the indentation.</summary>
    private static void WriteBlock(StringBuilder yaml, JsonElement value, int indentation)
    {
        var first = true;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Indent(yaml, indentation, ref first).Append("- ");
                WriteItem(yaml, item, indentation);
            }

            return;
        }

        foreach (var entry in value.EnumerateObject())
        {
            Indent(yaml, indentation, ref first);
            WriteKey(yaml, entry.Name, indentation);
            WriteEntryValue(yaml, entry.Value, indentation);
        }
    }

    /// <summary>Writes a key with its colon; one that no parser would take as such gets a line of its own behind a question mark.</summary>
    private static void WriteKey(StringBuilder yaml, string key, int indentation)
    {
        var start = yaml.Length;
        YamlScalar.AppendKey(yaml, key);
        if (yaml.Length - start > LongestPlainKey)
            yaml.Insert(start, "? ").Append('\n').Append(' ', indentation);

        yaml.Append(':');
    }

    private static void WriteItem(StringBuilder yaml, JsonElement item, int indentation)
    {
        if (IsBlock(item))
            WriteBlock(yaml, item, indentation + Step);
        else
            WriteInline(yaml, item, indentation + Step);
    }

    private static void WriteEntryValue(StringBuilder yaml, JsonElement value, int indentation)
    {
        if (!IsBlock(value))
        {
            WriteInline(yaml.Append(' '), value, indentation + Step);
            return;
        }

        yaml.Append('\n');
        var inner = value.ValueKind == JsonValueKind.Array ? indentation : indentation + Step;
        WriteBlock(yaml.Append(' ', inner), value, inner);
    }

    private static void WriteInline(StringBuilder yaml, JsonElement value, int indentation)
    {
        _ = value.ValueKind switch
        {
            JsonValueKind.Object => yaml.Append("{}"),
            JsonValueKind.Array => yaml.Append("[]"),
            JsonValueKind.String => YamlScalar.Append(yaml, value.GetString()!, indentation),
            _ => yaml.Append(value.GetRawText()),
        };
        yaml.Append('\n');
    }

    private static StringBuilder Indent(StringBuilder yaml, int indentation, ref bool first)
    {
        var width = first ? 0 : indentation;
        first = false;
        return yaml.Append(' ', width);
    }
}
