using System.Text.Encodings.Web;
using System.Text.Json;

namespace Webhook.Model.Manifests.Reading;

/// <summary>JSON spelling of strings.</summary>
internal static class JsonText
{
    /// <summary>The string in double quotes. Half a surrogate pair becomes U+FFFD, as it does in Go.</summary>
    public static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(WellFormed(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes());
}
