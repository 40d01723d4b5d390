using System.Globalization;
using System.Text;
using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>The parameters of a rule as a Markdown table.</summary>
internal static class RuleParameterTable
{
    /// <summary>One row for each parameter.</summary>
    public static string Render(IReadOnlyList<RuleParameter> parameters)
    {
        var table = new StringBuilder("| name | value | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var parameter in parameters)
        {
            var initial = parameter.Default.Length == 0 ? "none" : $"`{Cell(parameter.Default)}`";
            table.Append(CultureInfo.InvariantCulture, $"| `{parameter.Name}` | {TypeName(parameter.Type)} | {initial} | {Cell(parameter.Description)} |\n");
        }

        return table.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string TypeName(RuleParameterType type) => type switch
    {
        RuleParameterType.Count => "count",
        RuleParameterType.CountOrPercent => "count or percentage",
        RuleParameterType.Percent => "percentage",
        RuleParameterType.Strings => "list of strings",
        RuleParameterType.Globs => "list of globs",
        RuleParameterType.UpdateStrategyTypes => "list of update strategy types",
        RuleParameterType.LabelRequirements => "list of `{key, value, on}`",
        _ => type.ToString(),
    };
}
