using System.Text;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Policies;

/// <summary>Writes the default policy: the embedded file, with the rules of the catalogue at its mark.</summary>
internal static class DefaultPolicyText
{
    private const string Mark = "    # {rules}\n";

    public static string Write()
    {
        using var stream = typeof(DefaultPolicyText).Assembly.GetManifestResourceStream("default-policy.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace(Mark, Rules(), StringComparison.Ordinal);
    }

    /// <summary>One entry a rule under its title, a blank line between categories.</summary>
    private static string Rules()
    {
        var text = new StringBuilder();
        foreach (var category in RuleCatalogue.All.Select(rule => rule.Descriptor).GroupBy(rule => rule.Category))
        {
            text.Append(text.Length == 0 ? "" : "\n");
            foreach (var rule in category)
            {
                text.Append("    # ").Append(rule.Title).Append(rule.IsLive ? " (needs the cluster)\n" : "\n");
                text.Append("    ").Append(rule.Id).Append(": {").AppendJoin(", ", Settings(rule)).Append("}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Settings(RuleDescriptor rule)
    {
        yield return rule.DefaultAction == RuleAction.Off ? "action: \"Off\"" : $"action: {rule.DefaultAction}";
        foreach (var parameter in rule.Parameters.Where(parameter => parameter.Default.Length > 0))
            yield return $"{parameter.Name}: {parameter.Default}";
    }
}
