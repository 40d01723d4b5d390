using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>The names of our metrics.</summary>
internal static partial class MetricNames
{
    /// <summary>Those of the reference, which a test holds to the instruments.</summary>
    public static IReadOnlySet<string> All { get; } = Rows()
        .Matches(File.ReadAllText(Repository.Path("docs/reference/metrics.md")))
        .Select(row => $"daemonset_webhook_{row.Groups["name"].Value}")
        .ToHashSet();

    /// <summary>Those that a text names, without the endings that Prometheus gives the series of a histogram; names of recorded series are no metrics.</summary>
    public static IEnumerable<string> In(string text) =>
        Name().Matches(text).Select(match => Ending().Replace(match.Value, "")).Distinct();

    [GeneratedRegex(@"^\| `(?:daemonset_webhook_)?(?<name>[a-z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rows();

    [GeneratedRegex(@"(?<![:\w])daemonset_webhook_[a-z_]+(?!:)\b")]
    private static partial Regex Name();

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex Ending();
}
