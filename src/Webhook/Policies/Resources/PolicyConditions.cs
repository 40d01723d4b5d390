using Webhook.Model.Manifests;
using Webhook.Model.Text;
using Webhook.Output.Definitions;

namespace Webhook.Policies.Resources;

/// <summary>Says in conditions what became of a DaemonSetPolicy.</summary>
internal static class PolicyConditions
{
    /// <summary>Both conditions, in a fixed order.</summary>
    public static IReadOnlyList<PolicyCondition> Of(ResourcePolicy policy) => [Accepted(policy), InUse(policy)];

    private static PolicyCondition Accepted(ResourcePolicy policy)
    {
        List<string> errors = [], warnings = [];
        foreach (var problem in policy.Problems)
            (problem.Severity == ProblemSeverity.Error ? errors : warnings).Add(problem.Message);

        return (errors.Count, warnings.Count) switch
        {
            (0, 0) => Accept("Valid", "no errors"),
            (0, _) => Accept("ValidWithWarnings", Numbered(warnings, "warning")),
            _ => new(PolicyCondition.Accepted, false, "Invalid", Numbered(errors, "error")),
        };
    }

    private static PolicyCondition Accept(string reason, string message) => new(PolicyCondition.Accepted, true, reason, message);

    private static PolicyCondition InUse(ResourcePolicy policy)
    {
        var (current, used) = (policy.Resource.Generation, policy.GenerationInUse);
        var unkept = policy.InUse is null || LastGood.Fits(policy.SpecInUse) ? ""
            : $"; its spec is larger than the {StatusSchema.MaxLastGoodKibibytes} KiB that the status keeps, so a later generation with an error has no last good one after a restart";
        if (policy.IsAccepted)
            return new(PolicyCondition.InUse, true, "Current", $"generation {current} is in use{unkept}");

        return policy.InUse is not null
            ? new(PolicyCondition.InUse, true, "LastGood", $"generation {used} stays in use until a later one is accepted{unkept}")
            : new(PolicyCondition.InUse, false, "None", Cut($"none is in use: {(policy.LastGoodProblem.Length > 0 ? policy.LastGoodProblem : "no generation is known to have been accepted")}"));
    }

    /// <summary>One after the other on one line, numbered where there are several: messages hold colons and semicolons themselves.</summary>
    private static string Numbered(List<string> messages, string noun)
    {
        var text = messages.Count == 1
            ? messages[0]
            : $"{Counted.Of(messages.Count, noun)}: {string.Join("; ", messages.Select((message, index) => $"({index + 1}) {message}"))}";
        return Cut(text);
    }

    private static string Cut(string text) => OneLine.Cut(OneLine.Of(text), StatusSchema.MaxMessageLength);
}
