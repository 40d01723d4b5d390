using System.Globalization;
using System.Text.RegularExpressions;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>What a viewer has chosen, put into queries as Grafana does it for Prometheus.</summary>
/// <param name="Values">Chosen values by variable; all of a variable that is missing.</param>
internal sealed partial record Selection(IReadOnlyDictionary<string, string[]> Values)
{
    /// <summary>All values of all variables.</summary>
    public static Selection All { get; } = new(new Dictionary<string, string[]>());

    /// <summary>The time range.</summary>
    public TimeSpan Range { get; init; } = TimeSpan.FromHours(6);

    /// <summary>From one point of a graph to the next.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The least step of the query, which stands for the interval of scrapes.</summary>
    public TimeSpan MinimumStep { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A query without variables.</summary>
    /// <exception cref="InvalidOperationException">The query has a variable that there is not.</exception>
    public string Apply(string query) => Variable().Replace(query, match => ValueOf(match.Groups["name"].Value));

    private string ValueOf(string name) => name switch
    {
        "__range" => Duration(Range),
        // Four scrapes at least, so that two of them are seen even when one fails.
        "__rate_interval" => Duration(TimeSpan.FromSeconds(Math.Max((Step + MinimumStep).TotalSeconds, 4 * MinimumStep.TotalSeconds))),
        _ when ShippedDashboard.Variables.All(variable => variable.Name != name) => throw new InvalidOperationException($"there is no variable {name}"),
        _ when !Values.TryGetValue(name, out var chosen) => (string)ShippedDashboard.Variables.Single(variable => variable.Name == name).Json["allValue"]!,
        _ when Values[name] is [var one] => Escape(one),
        _ => $"({string.Join('|', Values[name].Select(Escape))})",
    };

    /// <summary>As a regular expression within a string of PromQL, which takes a backslash for itself.</summary>
    private static string Escape(string value) => Special().Replace(value.Replace(@"\", @"\\\\", StringComparison.Ordinal), @"\\$0");

    private static string Duration(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds}ms");

    [GeneratedRegex(@"\$(?<name>\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[$^*{}\[\]'+?.()|]")]
    private static partial Regex Special();
}
