using Spectre.Console;
using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rules;

namespace Webhook.Output.Reports;

/// <summary><c>-o table</c>: a block for each DaemonSet, the verdict first, then each finding with its place and remedy.</summary>
/// <remarks>
/// Problems of the input are not in it: they go to standard error. Asked what a change of nodes does, it shows that alone.
/// </remarks>
internal sealed class TableReport : IReportFormat
{
    private const int Indent = 2;
    private const string NodePrefix = "node.kubernetes.io/";

    /// <inheritdoc/>
    public string Render(CheckReport report, ReportStyle style) => StyledText.Write(style.Width, style.UseColour, console =>
    {
        WhatIfBlock.Write(console, report);
        // Beside what a change of nodes does, what is found with or without it is noise.
        foreach (var result in report.WhatIf is null ? report.Results : [])
        {
            // Asked for the severe ones alone, nobody reads a list of those that are well.
            if (report.Shown > RuleAction.Audit && result.Findings.Count == 0)
                continue;

            ResultBlock.WriteHead(console, result);
            foreach (var located in result.Findings)
                FindingBlock.Write(console, result.Source, located);

            WriteInjection(console, result);
            console.WriteLine();
        }

        WriteSummary(console, report);
    });

    private static void WriteInjection(IAnsiConsole console, CheckResult result)
    {
        if (result.Injected.Count > 0)
            IndentedText.Write(console, Indent, $"adds {Counted.Of(result.Injected.Count, "toleration")}: {string.Join(", ", result.Injected.Select(Short))}");

        if (result.Deferred)
            IndentedText.Write(console, Indent, "tolerations are missing that wait for the next change of the template");
    }

    // The automatic ones fill a screen when each repeats the prefix and the effect that it always has.
    private static string Short(Toleration toleration) =>
        toleration is { Operator: TolerationOperator.Exists, TolerationSeconds: null } && toleration.Key.StartsWith(NodePrefix, StringComparison.Ordinal)
            ? toleration.Key[NodePrefix.Length..]
            : toleration.ToString();

    private static void WriteSummary(IAnsiConsole console, CheckReport report)
    {
        console.WriteLine(
            $"{Counted.Of(report.Results.Count, "DaemonSet")}: {report.Count(RuleAction.Deny)} denied, {report.Count(RuleAction.Warn)} warned, "
            + $"{report.Count(RuleAction.Audit)} audited, {report.Count(RuleAction.Off)} passed");
        if (report.ExemptedFindings > 0)
            console.WriteLine($"exempted: {Counted.Of(report.ExemptedFindings, "finding")}");

        if (report.SkippedDocuments > 0)
            console.WriteLine($"ignored: {string.Join(", ", Ignored(report))}");

        foreach (var kind in report.UnreadKinds.GroupBy(unread => unread.Kind).OrderBy(kind => kind.Key))
            console.WriteLine($"skipped, the saved cluster holds no {NameOf(kind.Key)}: {string.Join(", ", report.SkippedRules.Intersect(kind.Select(unread => unread.Rule)))}");

        var others = report.SkippedRules.Except(report.UnreadKinds.Select(unread => unread.Rule)).ToList();
        if (others.Count > 0)
            console.WriteLine($"skipped, they need the cluster: {string.Join(", ", others)}");

        if (report.SkippedPolicies.Count > 0)
            console.WriteLine($"skipped policies, they need the labels of namespaces: {string.Join(", ", report.SkippedPolicies)}");
    }

    private static IEnumerable<string> Ignored(CheckReport report)
    {
        if (report.OtherKinds > 0)
            yield return $"{Counted.Of(report.OtherKinds, "object")} of other kinds";

        if (report.Patches > 0)
            yield return $"{Counted.Of(report.Patches, "kustomize patch", "kustomize patches")}";

        if (report.ForeignDocuments > 0)
            yield return report.ForeignDocuments == 1 ? "1 document that is no Kubernetes object" : $"{report.ForeignDocuments} documents that are no Kubernetes objects";
    }

    private static string NameOf(ClusterKinds kind) => kind == ClusterKinds.Workload ? "Deployment, StatefulSet, ReplicaSet, ReplicationController or Job" : kind.ToString();
}
