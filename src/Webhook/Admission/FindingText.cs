using Webhook.Model.Text;
using Webhook.Policy;

namespace Webhook.Admission;

/// <summary>Findings as the user reads them.</summary>
internal static class FindingText
{
    private const int LongestName = 140;

    // Fewer runes of a message say nothing.
    private const int LeastMessage = 24;

    // What is left of a path names the field still: a pod spec and an update strategy have no field of the same name.
    private static readonly string[] Beginnings = ["spec.template.spec.", "spec.updateStrategy.rollingUpdate."];

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

    /// <summary>A warning, which begins with the DaemonSet's name: kubectl prints it beside what it says of other objects.</summary>
    public static string Warning(string displayName, string line)
    {
        var named = $"{NameOf(displayName)}: {OneLine.Of(line)}";
        return OneLine.Length(named) <= WarningBudget.MaxRunes ? named : OneLine.Cut(Shortened(named), WarningBudget.MaxRunes);
    }

    /// <summary>A finding as a warning. Where there is no room for all of it the name and the remedy stay.</summary>
    /// <remarks>
    /// First long paths lose their beginning (<c>…tolerations[2]</c>), then the message its end. A remedy that is too long by
    /// itself is cut behind a word.
    /// </remarks>
    public static string Warning(string displayName, Finding finding)
    {
        var head = $"{NameOf(displayName)}: {OneLine.Of(finding.Rule)}: ";
        var (message, remedy) = (OneLine.Of(finding.Message), OneLine.Of(finding.Remedy));
        if (Room(head, message, remedy) >= 0)
            return $"{head}{message}; {remedy}";

        message = Shortened(message);
        if (Room(head, message, remedy) < 0)
            remedy = Shortened(remedy);

        if (Room(head, message, remedy) >= 0)
            return $"{head}{message}; {remedy}";

        var room = Room(head, "", remedy);
        return room >= LeastMessage
            ? $"{head}{OneLine.Cut(message, room)}; {remedy}"
            : CutBehindWord($"{head}{remedy}");
    }

    /// <summary>Runes that are left; below zero where it does not fit.</summary>
    private static int Room(string head, string message, string remedy) =>
        WarningBudget.MaxRunes - OneLine.Length(head) - OneLine.Length(message) - "; ".Length - OneLine.Length(remedy);

    private static string Shortened(string text) =>
        Beginnings.Aggregate(text, (shortened, beginning) => shortened.Replace(beginning, "…", StringComparison.Ordinal));

    private static string CutBehindWord(string text)
    {
        if (OneLine.Length(text) <= WarningBudget.MaxRunes)
            return text;

        var cut = OneLine.Cut(text, WarningBudget.MaxRunes - 1);
        return cut.LastIndexOf(' ') is > 0 and var space ? $"{cut[..space]} …" : cut;
    }

    // Namespace and name of 63 characters each, which is the most that the name of a DaemonSet should have, are kept whole.
    private static string NameOf(string displayName) => OneLine.Cut(OneLine.Of(displayName), LongestName);
}
