namespace Webhook.Output.Reports;

/// <summary>One output format of <c>check</c>.</summary>
internal interface IReportFormat
{
    /// <summary>The whole report, ending in a line feed; the same report always gives the same text.</summary>
    string Render(CheckReport report, ReportStyle style);
}
