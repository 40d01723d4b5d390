using Webhook.Model.Apps;
using Webhook.Policy.Rules;
using Webhook.Policy.Rules.Labels;

namespace Webhook.Policy.Policies.Schema;

/// <summary>Schema of a rule's parameter, by the type that the rule declares.</summary>
internal static class RuleParameterSchema
{
    public static SchemaNode Create(RuleParameter parameter)
    {
        var node = OfType(parameter.Type);
        var initial = parameter.Default.Length == 0 ? "" : $" Default: {parameter.Default}.";
        return node with { Description = string.Join(' ', parameter.Description, node.Description).Trim() + initial };
    }

    private static SchemaNode OfType(RuleParameterType type) => type switch
    {
        RuleParameterType.Count => SchemaNode.Whole("", 0, int.MaxValue),
        RuleParameterType.CountOrPercent => CountOrPercent(int.MaxValue, "Write a whole number, or a percentage such as 25%."),
        RuleParameterType.Percent => CountOrPercent(100, "Write a percentage such as 80%, with or without the sign."),
        RuleParameterType.Strings => SchemaNode.List("", SchemaNode.Text("") with { MinLength = 1 }),
        RuleParameterType.Globs => SchemaNode.Texts("Each is a glob: * is any run of characters, ? exactly one.", SchemaPatterns.NameGlob),
        RuleParameterType.UpdateStrategyTypes => SchemaNode.List(
            "", SchemaNode.Word("", DaemonSetUpdateStrategy.RollingUpdateType, DaemonSetUpdateStrategy.OnDeleteType)),
        RuleParameterType.LabelRequirements => SchemaNode.List("", LabelRequirement()),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no schema is known for this type of parameter"),
    };

    private static SchemaNode CountOrPercent(int maximum, string description) => new()
    {
        Type = SchemaType.IntOrString,
        Description = description,
        Pattern = SchemaPatterns.Percentage,
        Minimum = 0,
        Maximum = maximum,
    };

    private static SchemaNode LabelRequirement()
    {
        var holders = Enum.GetNames<LabelHolder>();
        return SchemaNode.Object(
            "",
            new("key", SchemaNode.Text("Label key.")),
            new("value", SchemaNode.Text("Regular expression for the whole value, without look-around and back references; absent is any value.")),
            new("on", SchemaNode.Word($"Where the label must stand. Default: {LabelHolder.Both}.", holders)),
            new(RequiredLabel.OnAsYaml, SchemaNode.Word("The same as on: YAML takes that key for true where it has no quotes.", holders))) with
        {
            Required = ["key"],
        };
    }
}
