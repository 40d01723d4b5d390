using System.CommandLine;
using Webhook.Cluster;
using Webhook.Commands.Clusters;
using Webhook.Commands.Explanations;
using Webhook.Commands.Inputs;
using Webhook.Output;
using Webhook.Output.Explanations;
using Webhook.Output.Mutations;
using Webhook.Policy.Rules;

namespace Webhook.Commands;

/// <summary><c>explain PATH or namespace/name</c>: node by node whether a DaemonSet runs there, and why.</summary>
public static class ExplainCommand
{
    // The page fits an 80-column terminal also where it is read later, from a file or a pull request.
    private const int PageWidth = 80;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var manifests = new ManifestOptions("Files, folders, - for standard input, or live DaemonSets as NAMESPACE/NAME");
        var clusters = new ClusterOptions("Explain in the cluster of the current kubeconfig, or the one that this runs in; the default");
        var whatIf = new WhatIfOptions("Tell about this node only, and put --taint and --label there; may be given more than once [default: all nodes]");
        var format = Choice.Option("--output", "-o", "Output format", ExplanationFormats.Default, ExplanationFormats.Names);
        var command = new DocumentedCommand("explain", "Tell on which nodes a DaemonSet runs and why, and how a change of it rolls out")
        {
            ExitCodes = ["0 no live rule denies", "1 a live rule denies", ExitCodeText.BadInput, ExitCodeText.ClusterUnreachable],
            Examples =
            [
                new("daemonset-webhook explain agent.yaml --cluster", "a manifest, in the current cluster"),
                new("daemonset-webhook explain logging/agent --snapshot cluster.json", "a live DaemonSet, in a saved cluster"),
                new("daemonset-webhook explain logging/agent --node node-1", "one node"),
                new("daemonset-webhook explain logging/agent --taint dedicated=gpu:NoSchedule", "what if every node had a taint"),
            ],
        };
        manifests.AddTo(command);
        clusters.AddTo(command);
        whatIf.AddTo(command, isNodeEnough: true);
        command.Add(format);
        command.SetAction(async (parsed, cancellation) =>
        {
            var @namespace = parsed.GetRequiredValue(manifests.Namespace);
            var targets = ExplainTargets.Of(parsed.GetRequiredValue(manifests.Paths), @namespace, terminal.Directory);
            if (ManifestSession.Open(manifests, targets.Paths, parsed, terminal) is not { } session
                || await clusters.OpenAsync(parsed, terminal, cancellation) is not { } cluster
                || whatIf.Read(parsed, cluster.Snapshot, terminal) is not { } change)
            {
                return ExitCode.BadInput;
            }

            ProblemText.Write(session.Inputs.UnknownFields, terminal);
            foreach (var ambiguity in targets.Ambiguities(@namespace, cluster.Snapshot))
                terminal.Error.WriteLine($"warning: {ambiguity}");

            session = session.By(cluster.Objects.Policies, terminal);
            var explainer = new Explainer(session.Engine, cluster.Snapshot, change);
            session = session with { Cluster = explainer.Cluster };
            var explanations = session.Inputs.Files.SelectMany(file => file.Objects)
                .Select(session.Review).OfType<ReviewedManifest>().Select(explainer.Explain).ToList();
            var isWhole = targets.Names.Aggregate(
                !session.Inputs.HasErrors,
                (whole, name) => AddLive(explanations, name.Namespace, name.Name, explainer, cluster, terminal) && whole);
            if (explanations.Count == 0 && isWhole)
            {
                terminal.Error.WriteLine("error: no DaemonSet in what was given; give a manifest that holds one, or NAMESPACE/NAME of a live one");
                isWhole = false;
            }

            var style = new ExplanationStyle(terminal.Width ?? PageWidth, terminal.UseColour, terminal.Clock.GetUtcNow());
            terminal.Out.Write(ExplanationFormats.Find(parsed.GetValue(format)!).Render(explanations, style));
            return !isWhole ? ExitCode.BadInput
                : explanations.SelectMany(explanation => explanation.Findings).Any(located => located.Finding.Action == RuleAction.Deny) ? ExitCode.Denied
                : ExitCode.Success;
        });
        return command;
    }

    private static bool AddLive(
        List<Explanation> explanations, string @namespace, string name, Explainer explainer, OpenedCluster cluster, Terminal terminal)
    {
        var snapshot = explainer.Cluster;
        if (snapshot.Objects.FindDaemonSet(@namespace, name) is { } live)
        {
            explanations.Add(explainer.Explain(LiveReview.Of(live, snapshot, terminal.Clock.GetUtcNow()), cluster.Objects.SourceOf(live)));
            return true;
        }

        var known = snapshot.Objects.DaemonSets.Select(daemonSet => $"{daemonSet.Metadata.Namespace}/{daemonSet.Metadata.Name}");
        terminal.Error.WriteLine($"error: {UnknownWord.Say("DaemonSet", $"{@namespace}/{name}", known)}; there is no such file either");
        return false;
    }
}
