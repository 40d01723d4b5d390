using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>A query of a panel.</summary>
internal sealed record PanelTarget(JsonObject Json)
{
    /// <summary>Its letter, by which transformations and overrides name it.</summary>
    public string Id => (string)Json["refId"]!;

    /// <summary>The query, with variables.</summary>
    public string Expression => (string)Json["expr"]!;

    /// <summary>Name of each series, with labels in double braces; <c>__auto</c> where Grafana is to find one.</summary>
    public string Legend => (string)Json["legendFormat"]!;

    /// <summary>Whether only the end of the time range is asked for.</summary>
    public bool IsInstant => (bool)Json["instant"]!;

    /// <summary>Uid of the data source.</summary>
    public string DataSource => (string)Json["datasource"]!["uid"]!;
}
