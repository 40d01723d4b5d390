using Webhook.Model.Text;
using Webhook.Policy;

namespace Webhook.Admission;

/// <summary>Findings as the user reads them.</summary>
internal static class FindingText
{
    /// <summary><c>rule: message; remedy</c> on one line, whatever names the user invented.</summary>
    public static string Line(Finding finding) => OneLine.Of($"{finding.Rule}: {finding.Message}; {finding.Remedy}");

    /// <summary>The message of a denial: every reason, and nothing that did not lead to it.</summary>
    /// <param name="displayName"><c>DaemonSet namespace/name</c>.</param>
    /// <param name="denials">The findings that deny, at least one.</param>
    public static string Denial(string displayName, IReadOnlyList<Finding> denials)
    {
        var name = OneLine.Of(displayName);
        if (denials.Count == 1)
            return $"{name}: {Line(denials[0])}";

        var rules = denials.Select(finding => finding.Rule).Distinct().Count();
        var head = rules == 1 ? $"{name}: rule {denials[0].Rule} denies it {denials.Count} times:" : $"{name}: {rules} rules deny it:";
        return string.Join('\n', denials.Select(finding => $"- {Line(finding)}").Prepend(head));
    }

    /// <summary>A warning; it names the DaemonSet where there is room, since kubectl prints it beside other objects' output.</summary>
    public static string Warning(string displayName, string line)
    {
        var named = OneLine.Of($"{displayName}: {line}");
        return OneLine.Length(named) <= WarningBudget.MaxRunes ? named : OneLine.Of(line);
    }
}
