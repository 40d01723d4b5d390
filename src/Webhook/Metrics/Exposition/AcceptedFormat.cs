using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Webhook.Metrics.Exposition;

/// <summary>Which format a caller gets, by its <c>Accept</c> header.</summary>
/// <remarks>
/// RFC 9110, section 12.5.1. Nobody is refused: who asks for neither format gets the older text, which all can read. Prometheus
/// 2 and 3 ask for OpenMetrics 1.0.0 before anything else that is served here.
/// </remarks>
internal static class AcceptedFormat
{
    private const string OpenMetrics = "application/openmetrics-text";
    private const string OpenMetricsVersion = "1.0.0";
    private const string Text = "text/plain";
    private const string TextVersion = "0.0.4";

    /// <summary>Specificity of a range that names the type: above <c>type/*</c>, 1, and <c>*/*</c>, 0.</summary>
    private const int ByName = 2;

    /// <summary>The better one of the two formats; the text on a tie that OpenMetrics is not named in.</summary>
    /// <param name="accept">The header's values; empty when absent.</param>
    public static ExpositionFormat Of(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return ExpositionFormat.Text;

        var metrics = Best(ranges, OpenMetrics, OpenMetricsVersion);
        var text = Best(ranges, Text, TextVersion);
        var isBetter = metrics.Specificity == ByName ? metrics.Quality >= text.Quality : metrics.Quality > text.Quality;
        return metrics.Quality > 0 && isBetter ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    /// <summary>The <c>Content-Type</c> of a format.</summary>
    public static string ContentType(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics
        ? $"{OpenMetrics}; version={OpenMetricsVersion}; charset=utf-8"
        : $"{Text}; version={TextVersion}; charset=utf-8";

    // The most specific range decides; of several that are as specific, the one of the highest quality.
    private static (int Specificity, double Quality) Best(IList<MediaTypeHeaderValue> ranges, string type, string version)
    {
        (int Specificity, double Quality) best = (-1, 0);
        foreach (var range in ranges)
        {
            (int Specificity, double Quality) found = (SpecificityOf(range, type, version), range.Quality ?? 1);
            if (found.Specificity >= 0 && found.CompareTo(best) > 0)
                best = found;
        }

        return best;
    }

    private static int SpecificityOf(MediaTypeHeaderValue range, string type, string version)
    {
        if (range.MatchesAllTypes)
            return 0;

        if (range.MatchesAllSubTypes)
            return type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1 : -1;

        if (!range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            return -1;

        var asked = range.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase));
        return asked is null || HeaderUtilities.RemoveQuotes(asked.Value).Equals(version, StringComparison.Ordinal) ? ByName : -1;
    }
}
