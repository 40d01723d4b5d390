using Webhook.Model.Manifests;
using Webhook.Output.Reports;
using Webhook.Policy;
using Webhook.Policy.Rules;

namespace Webhook.Tests.Output;

/// <summary>A report with everything that makes output hard: markup, line ends, control characters, odd paths.</summary>
internal static class SampleReport
{
    /// <summary>Message that no format may pass on as it is.</summary>
    public const string Message = "100% <b> & \"q\": a,b\nsecond \u001b[31m line ]]>";

    /// <summary>One denied DaemonSet in a file with a blank and a colon in its name, and one unreadable file.</summary>
    public static CheckReport Create(int line = 7) => new()
    {
        Results =
        [
            new()
            {
                Source = "my dir/a:b,c.yaml",
                Document = 1,
                Position = new Position(line, 1),
                Namespace = "ns",
                Name = "agent",
                Policies = ["default"],
                Findings = [Located("surge-port-conflict", RuleAction.Deny, line), Located("surge-port-conflict", RuleAction.Deny, line), Located("rollback-history", RuleAction.Audit, line)],
            },
        ],
        Problems = [new() { Severity = ProblemSeverity.Error, Source = "broken.yaml", Position = new Position(2, 3), Message = Message }],
        OtherKinds = 0,
        SkippedRules = ["selector-overlap"],
    };

    /// <summary>How the tests render it.</summary>
    public static ReportStyle Style { get; } = new(null, UseColour: false, RuleAction.Deny, Path.GetTempPath());

    private static LocatedFinding Located(string rule, RuleAction action, int line) => new(
        new Finding { Rule = rule, Action = action, Field = "spec.x", Message = Message, Remedy = "write 1", Policy = "default" },
        new Position(line + 1, 5));
}
