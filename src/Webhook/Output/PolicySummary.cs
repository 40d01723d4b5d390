using System.Globalization;
using System.Text;
using Webhook.Model.Text;
using Webhook.Policy.Policies;
using Webhook.Policy.Rules;

namespace Webhook.Output;

/// <summary>What a valid policy does, in a few lines.</summary>
internal static class PolicySummary
{
    /// <summary>First <c>file: name: ok</c>, then what it matches, injects, enforces and exempts.</summary>
    public static string Render(string source, DaemonSetPolicy policy)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{source}: {policy.Name}: ok\n");
        text.Append(CultureInfo.InvariantCulture, $"  matches   {Matches(policy.Match)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  injects   {Injects(policy.Tolerations)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  rules     {Rules(policy)}\n");
        if (policy.Exemptions.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"  exempts   {Counted.Of(policy.Exemptions.Count, "exemption")}\n");

        return text.ToString();
    }

    private static string Matches(PolicyMatch match)
    {
        string[] parts =
        [
            match.Namespaces.Count > 0 && !match.Namespaces.Contains("*") ? $"namespaces {string.Join(", ", match.Namespaces)}" : "",
            match.ExcludeNamespaces.Count > 0 ? $"not namespaces {string.Join(", ", match.ExcludeNamespaces)}" : "",
            match.NamespaceSelector.IsEmpty ? "" : "namespaces by label",
            match.ObjectSelector.IsEmpty ? "" : "DaemonSets by label",
        ];
        var said = parts.Where(part => part.Length > 0).ToList();
        return said.Count == 0 ? "every DaemonSet" : string.Join("; ", said);
    }

    private static string Injects(PolicyTolerations tolerations) =>
        $"automatic {tolerations.Automatic}, control plane {tolerations.ControlPlane.Inject}, {tolerations.Extra.Count} extra";

    private static string Rules(DaemonSetPolicy policy)
    {
        var actions = RuleCatalogue.All
            .Select(rule => policy.ActionOf(rule.Descriptor))
            .CountBy(action => action)
            .OrderByDescending(count => count.Key)
            .Select(count => $"{count.Value} {count.Key}");
        return string.Join(", ", actions);
    }
}
