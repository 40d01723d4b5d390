using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Webhook.Metrics.Exposition;

/// <summary>Whether a caller takes gzip, by its <c>Accept-Encoding</c> header (RFC 9110, section 12.5.3).</summary>
internal static class AcceptedCoding
{
    /// <summary>The coding's name.</summary>
    public const string Gzip = "gzip";

    private const string Identity = "identity";

    /// <summary>Whether it takes gzip, and not better the text as it is.</summary>
    /// <param name="accept">The header's values; empty when absent, which is no.</param>
    public static bool TakesGzip(StringValues accept)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accept, out var codings))
            return false;

        var gzip = Quality(codings, Gzip) ?? Quality(codings, "x-gzip") ?? Quality(codings, "*") ?? 0;
        return gzip > 0 && gzip >= (Quality(codings, Identity) ?? 0);
    }

    private static double? Quality(IList<StringWithQualityHeaderValue> codings, string name) =>
        codings.FirstOrDefault(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : null;
}
