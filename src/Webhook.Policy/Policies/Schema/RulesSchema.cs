using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies.Schema;

/// <summary>Schema of <c>spec.rules</c>: a property for each rule of the catalogue, in its own words.</summary>
internal static class RulesSchema
{
    public static SchemaNode Create() => SchemaNode.Object(
        "What the findings of each rule lead to, and the rule's parameters. A rule that is not named here runs with its default.",
        [
            .. from rule in RuleCatalogue.All
               from id in rule.Descriptor.FormerIds.Prepend(rule.Descriptor.Id)
               select KeyValuePair.Create(id, OfRule(rule.Descriptor)),
        ]);

    private static SchemaNode OfRule(RuleDescriptor rule) => SchemaNode.Object(
        $"{rule.Title}. {rule.What} {(rule.IsLive ? "Needs the live cluster. " : "")}Default action: {rule.DefaultAction}.",
        [
            new("action", Action(rule.DefaultAction)),
            .. rule.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, RuleParameterSchema.Create(parameter))),
        ]);

    private static SchemaNode Action(RuleAction byDefault) => new()
    {
        Type = SchemaType.WordOrFalse,
        Description = "Deny: the request is refused. Warn: the user who applies the DaemonSet sees a warning. Audit: counted and put into the audit "
            + $"log. \"Off\", in quotes or as false: the rule is not run. Default: {byDefault}.",
        Words = [.. Enum.GetNames<RuleAction>().Reverse()],
    };
}
