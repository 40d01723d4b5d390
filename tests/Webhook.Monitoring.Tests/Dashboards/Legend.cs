using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>Names of series.</summary>
internal static partial class Legend
{
    /// <summary>The name of a series: its query's legend with the values of its labels.</summary>
    public static string Of(PanelTarget target, PrometheusSample sample) => Label().Replace(target.Legend, match => sample[match.Groups["label"].Value]);

    [GeneratedRegex(@"\{\{\s*(?<label>\w+)\s*\}\}")]
    private static partial Regex Label();
}
