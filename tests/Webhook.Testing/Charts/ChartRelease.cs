namespace Webhook.Testing.Charts;

/// <summary>How the chart is rendered: as <c>helm template</c> takes it.</summary>
public sealed record ChartRelease
{
    /// <summary>The chart, below the repository.</summary>
    public const string Chart = "deploy/helm/daemonset-webhook";

    /// <summary>The folder of the chart; another one for a copy that a test has changed.</summary>
    public string Folder { get; init; } = Chart;

    /// <summary>Name of the release; it names the objects.</summary>
    public string Name { get; init; } = "daemonset-webhook";

    /// <summary>Its namespace.</summary>
    public string Namespace { get; init; } = "webhook-system";

    /// <summary>Values on top of the chart's own, as YAML; empty for none.</summary>
    public string Values { get; init; } = "";

    /// <summary>The API server's version, as templates see it.</summary>
    public string KubeVersion { get; init; } = "1.33.0";

    /// <summary><c>helm</c> (4) or <c>helm3</c>.</summary>
    public string Helm { get; init; } = "helm";

    /// <summary>Further flags.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
