using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary>How a report looks.</summary>
/// <param name="Width">Columns to fold lines at; <c>null</c> folds nothing.</param>
/// <param name="UseColour">Whether to colour.</param>
/// <param name="FailOn">The least action that fails; formats that know passed and failed draw the line here.</param>
/// <param name="Directory">Folder that relative paths of the report start from, for formats that want URIs.</param>
internal sealed record ReportStyle(int? Width, bool UseColour, RuleAction FailOn, string Directory);
