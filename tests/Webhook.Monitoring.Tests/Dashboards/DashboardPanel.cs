using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>A panel, or the title of a row.</summary>
internal sealed record DashboardPanel(JsonObject Json)
{
    /// <summary>Its number.</summary>
    public int Id => (int)Json["id"]!;

    /// <summary>Its title.</summary>
    public string Title => (string)Json["title"]!;

    /// <summary>What draws it, such as <c>timeseries</c>.</summary>
    public string Type => (string)Json["type"]!;

    /// <summary>Whether it is the title of a row.</summary>
    public bool IsRow => Type == "row";

    /// <summary>What the little i in its corner says.</summary>
    public string Description => (string)Json["description"]!;

    /// <summary>Where it stands.</summary>
    public GridPlace Place => new((int)Json["gridPos"]!["x"]!, (int)Json["gridPos"]!["y"]!, (int)Json["gridPos"]!["w"]!, (int)Json["gridPos"]!["h"]!);

    /// <summary>Uid of its data source.</summary>
    public string DataSource => (string)Json["datasource"]!["uid"]!;

    /// <summary>Its queries.</summary>
    public IReadOnlyList<PanelTarget> Targets => [.. (Json["targets"]?.AsArray() ?? []).Select(target => new PanelTarget(target!.AsObject()))];

    /// <summary>Addresses that it links to, with variables.</summary>
    public IEnumerable<string> Links => (Json["links"]?.AsArray() ?? []).Select(link => (string)link!["url"]!);

    /// <summary>What holds for all of its fields.</summary>
    public JsonNode Defaults => Json["fieldConfig"]!["defaults"]!;

    /// <summary>A property of one field that differs from the others'; <c>null</c> when it does not.</summary>
    public JsonNode? Override(string field, string property) => (
        from one in Json["fieldConfig"]!["overrides"]!.AsArray()
        where (string?)one!["matcher"]!["options"] == field
        from changed in one["properties"]!.AsArray()
        where (string?)changed!["id"] == property
        select changed["value"]).FirstOrDefault();
}
