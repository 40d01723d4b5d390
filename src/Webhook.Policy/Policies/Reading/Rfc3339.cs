using System.Globalization;

namespace Webhook.Policy.Policies.Reading;

/// <summary>RFC 3339 times as Kubernetes writes them: upper case T and Z, an offset, seconds with an optional fraction.</summary>
internal static class Rfc3339
{
    // zzz demands an offset, where K would take a time without one for local.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>Reads a time; <c>false</c> for anything else, a bare date among it.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
