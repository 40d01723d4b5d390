using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Webhook.Model.Manifests.Reading;

/// <summary>Makes of a scalar's text what kubectl makes of it: YAML 1.1 as its library reads it.</summary>
/// <remarks>
/// Follows <c>resolve.go</c> of sigs.k8s.io/yaml/goyaml.v2 and the JSON conversion of sigs.k8s.io/yaml. Timestamps stay strings;
/// base-60 numbers are none; <c>y</c>, <c>on</c> and their like are booleans.
/// </remarks>
internal static partial class ScalarResolver
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <param name="text">The scalar without quotes.</param>
    /// <param name="tag">Its tag in full; empty when none is written.</param>
    /// <param name="isQuoted">Whether it stands in quotes or is a block scalar.</param>
    public static ResolvedScalar Resolve(string text, string tag, bool isQuoted)
    {
        if (tag is "" or "!")
            return isQuoted ? String(text) : Plain(text);

        return tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? Tagged(text, tag[TagPrefix.Length..]) : String(text);
    }

    private static ResolvedScalar Tagged(string text, string tag)
    {
        var value = Plain(text);
        var kind = value.Json[0];
        switch (tag)
        {
            case "bool" when kind is 't' or 'f':
            case "null" when kind == 'n' && value.Defect is null:
            case "int" when TryInteger(text, out _):
            case "float" when kind is '-' or (>= '0' and <= '9') || value.Defect is not null:
                return value;
            case "bool" or "null" or "int" or "float":
                return new("null", $"\"{text}\" is no {tag}; change the value, or drop the tag !!{tag}");
            case "binary":
                return Binary(text);
            default:
                return String(text);
        }
    }

    private static ResolvedScalar Binary(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? String(Encoding.UTF8.GetString(bytes, 0, count))
            : new("null", "the value of !!binary is not base64; write it in base64, or drop the tag");
    }

    private static ResolvedScalar Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new("null"),
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => new("true"),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => new("false"),
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" =>
            new("null", $"{text} is no number that JSON knows, and kubectl refuses it; write a number, or put it in quotes"),
        _ when TryInteger(text, out var number) => new(number),
        _ when TryFloat(text, out var value) => new(GoNumbers.Format(value)),
        _ => String(text),
    };

    private static bool TryInteger(string text, out string number)
    {
        number = "";
        return text is [(>= '0' and <= '9') or '+' or '-', ..]
            && GoNumbers.TryParseInteger(text.Replace("_", "", StringComparison.Ordinal), out number);
    }

    private static bool TryFloat(string text, out double value)
    {
        value = 0;
        // Underscores are passed over in numbers that start with a digit or a sign only.
        var plain = text is [(>= '0' and <= '9') or '+' or '-', ..] ? text.Replace("_", "", StringComparison.Ordinal) : text;
        return Float().IsMatch(plain)
            && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static ResolvedScalar String(string text) => new(JsonScalar.Quote(text));

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();
}
