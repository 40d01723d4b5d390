using System.CommandLine;
using Webhook.Commands.Audits;
using Webhook.Commands.Clusters;
using Webhook.Commands.Inputs;
using Webhook.Policy;

namespace Webhook.Commands;

/// <summary><c>audit</c>: findings for every live DaemonSet, once.</summary>
public static class AuditCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var policies = new PolicyOptions();
        var clusters = new ClusterOptions("Judge the cluster of the current kubeconfig, or the one that this runs in; the default");
        var whatIf = new WhatIfOptions("Put --taint and --label on this node only; may be given more than once [default: all nodes]");
        var reports = new ReportOptions();
        var command = new DocumentedCommand("audit", "Judge every DaemonSet that is live in a cluster, once")
        {
            ExitCodes = ExitCodeText.Findings,
            Examples =
            [
                new("daemonset-webhook audit", "the current cluster"),
                new("daemonset-webhook audit --snapshot cluster.json -o sarif", "a saved one"),
                new("daemonset-webhook audit --taint dedicated=gpu:NoSchedule --node node-7", "what a taint would do to all of them"),
            ],
        };
        policies.AddTo(command);
        clusters.AddTo(command);
        whatIf.AddTo(command, isNodeEnough: false);
        reports.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (policies.Load(parsed, terminal) is not { } loaded
                || await clusters.OpenAsync(parsed, terminal, cancellation) is not { } cluster
                || whatIf.Read(parsed, cluster.Snapshot, terminal) is not { } change)
            {
                return ExitCode.BadInput;
            }

            loaded = PolicyOptions.With(loaded, cluster.Objects.Policies, terminal);
            var check = new LiveCheck(cluster, change, new PolicyEngine(loaded.Policies), terminal.Clock.GetUtcNow());
            return reports.Write(check.Run(loaded.Problems), parsed, terminal);
        });
        return command;
    }
}
