using System.Text.Json;
using Webhook.Policy.Rules;

namespace Webhook.Output.Rules;

/// <summary>Rules as JSON.</summary>
internal static class RuleJson
{
    /// <summary>An array of rules.</summary>
    public static string Render(IReadOnlyList<RuleDescriptor> rules) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var rule in rules)
            Write(writer, rule);

        writer.WriteEndArray();
    });

    /// <summary>One rule as an object.</summary>
    public static string Render(RuleDescriptor rule) => JsonText.Write(writer => Write(writer, rule));

    private static void Write(Utf8JsonWriter writer, RuleDescriptor rule)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("title", rule.Title);
        writer.WriteString("category", rule.Category.ToString());
        writer.WriteString("defaultAction", rule.DefaultAction.ToString());
        writer.WriteBoolean("live", rule.IsLive);
        writer.WriteBoolean("enforcedByApiServer", rule.IsEnforcedByApiServer);
        writer.WriteString("what", rule.What);
        writer.WriteString("why", rule.Why);
        writer.WriteString("remedy", rule.Remedy);
        writer.WriteString("source", rule.Source);
        writer.WriteStartArray("parameters");
        foreach (var parameter in rule.Parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("name", parameter.Name);
            writer.WriteString("type", parameter.Type.ToString());
            writer.WriteString("default", parameter.Default);
            writer.WriteString("description", parameter.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
