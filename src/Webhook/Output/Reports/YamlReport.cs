using System.Text.Json;
using Webhook.Model.Manifests;

namespace Webhook.Output.Reports;

/// <summary><c>-o yaml</c>: the same members as <see cref="JsonReport"/>, in the same order.</summary>
internal sealed class YamlReport : IReportFormat
{
    private readonly JsonReport _json = new();

    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style)
    {
        using var json = JsonDocument.Parse(_json.Render(report, style));
        return YamlText.FromJson(json.RootElement);
    }
}
