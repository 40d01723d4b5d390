using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>A variable that a viewer chooses values of.</summary>
internal sealed partial record DashboardVariable(JsonObject Json)
{
    /// <summary>Its name.</summary>
    public string Name => (string)Json["name"]!;

    /// <summary>Its kind, such as <c>query</c>.</summary>
    public string Type => (string)Json["type"]!;

    /// <summary>A query that gives a series for each of its values: Grafana's <c>label_values</c> is no PromQL.</summary>
    public string Query => LabelValues().Match((string)Json["query"]!["query"]!) is { Success: true } match
        ? $"group by ({match.Groups["label"].Value}) ({match.Groups["selector"].Value})"
        : throw new InvalidOperationException($"variable {Name} has a query other than label_values(SELECTOR, LABEL)");

    /// <summary>The label that its values come from.</summary>
    public string Label => LabelValues().Match((string)Json["query"]!["query"]!).Groups["label"].Value;

    [GeneratedRegex(@"^label_values\((?<selector>.+), (?<label>\w+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelValues();
}
