using System.Collections;
using System.Globalization;

namespace Webhook.Logging;

/// <summary>How a named value is written, without a string on the way where it has one form only.</summary>
internal static class LogValue
{
    /// <summary>The value as part of a text.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">A .NET format; <c>null</c> for the usual form.</param>
    /// <param name="inJson">Whether the text is a JSON string.</param>
    public static void WriteText(Utf8Line line, object? value, string? format, bool inJson)
    {
        switch (value)
        {
            case null:
                line.Append("(null)"u8);
                break;
            case string text:
                line.Append(text, inJson);
                break;
            case int number:
                line.Append(number, format);
                break;
            case long number:
                line.Append(number, format);
                break;
            case double number:
                line.Append(number, format);
                break;
            case bool flag:
                line.Append(flag ? "True"u8 : "False"u8);
                break;
            case IEnumerable values:
                line.Append(string.Join(", ", values.Cast<object?>().Select(item => item ?? "(null)")), inJson);
                break;
            case IFormattable formattable:
                line.Append(formattable.ToString(format, CultureInfo.InvariantCulture), inJson);
                break;
            default:
                line.Append(value.ToString(), inJson);
                break;
        }
    }

    /// <summary>The value as JSON: a number, true, false, null or a string.</summary>
    public static void WriteJson(Utf8Line line, object? value)
    {
        switch (value)
        {
            case null:
                line.Append("null"u8);
                break;
            case bool flag:
                line.Append(flag ? "true"u8 : "false"u8);
                break;
            case int or long:
            case double number when double.IsFinite(number):
                WriteText(line, value, null, inJson: true);
                break;
            case DateTimeOffset time:
                line.Append('"');
                line.Append(time);
                line.Append('"');
                break;
            default:
                line.Append('"');
                WriteText(line, value, null, inJson: true);
                line.Append('"');
                break;
        }
    }

    /// <summary>The value in its place of a message.</summary>
    public static void WritePlace(Utf8Line line, object? value, MessageTemplate.Part place, bool inJson)
    {
        if (value is double number && place.Decimals >= 0)
            line.Append(number, place.Decimals);
        else
            WriteText(line, value, place.Format, inJson);
    }
}
