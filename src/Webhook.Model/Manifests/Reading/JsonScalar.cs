using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Webhook.Model.Manifests.Reading;

/// <summary>JSON spelling of strings.</summary>
internal static class JsonScalar
{
    /// <summary>The string in double quotes. Half a surrogate pair becomes U+FFFD, as it does in Go.</summary>
    public static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(WellFormed(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c> as Go writes it again: <c>8e1</c> and <c>80.0</c> are <c>80</c>.</summary>
    public static string Literal(string text) =>
        text.AsSpan().IndexOfAny(".eE") >= 0
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? GoNumbers.Format(number)
            : text;

    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes());
}
