using System.Text.Json.Nodes;

namespace Webhook.Monitoring.Tests.Dashboards;

/// <summary>The dashboard of <c>deploy/grafana</c>.</summary>
internal static class ShippedDashboard
{
    /// <summary>Name of the file.</summary>
    public const string File = "daemonset-webhook.json";

    /// <summary>The file, below the repository.</summary>
    public const string Path = $"deploy/grafana/{File}";

    /// <summary>Its text.</summary>
    public static string Text { get; } = System.IO.File.ReadAllText(Repository.Path(Path));

    /// <summary>All of it.</summary>
    public static JsonObject Json { get; } = JsonNode.Parse(Text)!.AsObject();

    /// <summary>Rows' titles and panels, in order.</summary>
    public static IReadOnlyList<DashboardPanel> All { get; } = [.. Json["panels"]!.AsArray().Select(panel => new DashboardPanel(panel!.AsObject()))];

    /// <summary>The panels.</summary>
    public static IReadOnlyList<DashboardPanel> Panels { get; } = [.. All.Where(panel => !panel.IsRow)];

    /// <summary>The variables.</summary>
    public static IReadOnlyList<DashboardVariable> Variables { get; } =
        [.. Json["templating"]!["list"]!.AsArray().Select(variable => new DashboardVariable(variable!.AsObject()))];

    /// <summary>Queries of the marks on the time axis, by name.</summary>
    public static IReadOnlyDictionary<string, string> Annotations { get; } = Json["annotations"]!["list"]!.AsArray()
        .Where(annotation => annotation!["expr"] is not null)
        .ToDictionary(annotation => (string)annotation!["name"]!, annotation => (string)annotation!["expr"]!);

    /// <summary>Every query, but those of variables.</summary>
    public static IReadOnlyList<string> Queries { get; } = [.. Panels.SelectMany(panel => panel.Targets).Select(target => target.Expression), .. Annotations.Values];
}
