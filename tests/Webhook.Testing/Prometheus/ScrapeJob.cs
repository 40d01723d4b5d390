using System.Text.Json.Nodes;

namespace Webhook.Testing.Prometheus;

/// <summary>What Prometheus is to scrape, as a job with targets that a test can change.</summary>
public sealed record ScrapeJob
{
    /// <summary>Value of the label <c>job</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Hosts of /metrics; their path is not looked at.</summary>
    public required IReadOnlyList<Uri> Targets { get; init; }

    /// <summary><c>http</c> or <c>https</c>, for all targets; that of the first one where nothing else is said.</summary>
    public string Scheme
    {
        get => field ?? (Targets.Count > 0 ? Targets[0].Scheme : Uri.UriSchemeHttp);
        init;
    }

    /// <summary>Further labels of every target.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a label of a metric wins over the label of its target with the same name.</summary>
    public bool HonorLabels { get; init; } = true;

    /// <summary>Authority to trust, a PEM file; <c>null</c> for the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Name that the certificate must be for; <c>null</c> for the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>The file that names the targets.</summary>
    internal string TargetFile => $"{Name}.targets.json";

    /// <summary>What stands in that file.</summary>
    internal string ToTargets() => new JsonArray(new JsonObject
    {
        ["targets"] = new JsonArray([.. Targets.Select(target => (JsonNode)target.Authority)]),
        ["labels"] = new JsonObject(Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
    }).ToJsonString();

    /// <summary>The job as an entry of <c>scrape_configs</c>.</summary>
    internal JsonNode ToConfiguration()
    {
        var job = new JsonObject
        {
            ["job_name"] = Name,
            ["scheme"] = Scheme,
            ["honor_labels"] = HonorLabels,
            ["file_sd_configs"] = new JsonArray(new JsonObject { ["files"] = new JsonArray(TargetFile) }),
        };
        var tls = new JsonObject();
        if (AuthorityFile is not null)
            tls["ca_file"] = AuthorityFile;
        if (ServerName is not null)
            tls["server_name"] = ServerName;
        if (tls.Count > 0)
            job["tls_config"] = tls;

        return job;
    }
}
