using Spectre.Console;
using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>The catalogue as a table for people.</summary>
internal static class RuleTable
{
    /// <summary>One row for each rule, without frames, so that it can be cut by columns.</summary>
    public static string Render(IReadOnlyList<RuleDescriptor> rules, int? width, bool useColour) => StyledText.Write(width, useColour, console =>
    {
        var table = new Table { Border = TableBorder.None, UseSafeBorder = true };
        table.AddColumn(new TableColumn("RULE").NoWrap().PadLeft(0));
        table.AddColumn(new TableColumn("DEFAULT").NoWrap());
        table.AddColumn(new TableColumn("LIVE").NoWrap());
        table.AddColumn(new TableColumn("FINDS"));
        foreach (var rule in rules)
        {
            table.AddRow(
                new Text(rule.Id),
                new Text(rule.DefaultAction.ToString(), ActionStyle.Of(rule.DefaultAction)),
                new Text(rule.IsLive ? "yes" : "-"),
                new Text(rule.Title));
        }

        console.Write(table);
    });
}
