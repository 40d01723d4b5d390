using System.Text.RegularExpressions;
using Webhook.Metrics.Descriptions;

namespace Webhook.Monitoring.Tests.Rules;

/// <summary>The names of our metrics.</summary>
internal static partial class MetricNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = MetricCatalogue.All.Select(metric => metric.Name).ToHashSet();

    /// <summary>Those that a text names, without the endings that Prometheus gives the series of a histogram; names of recorded series are no metrics.</summary>
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(match => WithoutEnding(match.Value)).Distinct();

    private static string WithoutEnding(string name) => Ending().Replace(name, "") is var bare && All.Contains(bare) ? bare : name;

    [GeneratedRegex(@"(?<![:\w])daemonset_webhook_[a-z_]+(?!:)\b")]
    private static partial Regex Name();

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex Ending();
}
