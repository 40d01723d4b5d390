using System.Text.Json.Nodes;

namespace Webhook.Testing.Prometheus;

/// <summary>What a Prometheus of a test scrapes and evaluates.</summary>
public sealed record PrometheusSettings
{
    /// <summary>What it scrapes.</summary>
    public IReadOnlyList<ScrapeJob> Jobs { get; init; } = [];

    /// <summary>Rule files as YAML, by a name of their own.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();

    /// <summary>From one scrape, and one evaluation of the rules, to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The configuration file; JSON, which is YAML too.</summary>
    internal string ToConfiguration()
    {
        var interval = $"{Interval.TotalMilliseconds}ms";
        return new JsonObject
        {
            ["global"] = new JsonObject { ["scrape_interval"] = interval, ["scrape_timeout"] = interval, ["evaluation_interval"] = interval },
            ["rule_files"] = new JsonArray([.. Rules.Keys.Select(name => (JsonNode)name)]),
            ["scrape_configs"] = new JsonArray([.. Jobs.Select(job => job.ToConfiguration())]),
        }.ToJsonString();
    }
}
