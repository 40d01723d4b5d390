using System.CommandLine;
using Webhook.Commands.Checks;
using Webhook.Commands.Clusters;
using Webhook.Commands.Inputs;

namespace Webhook.Commands;

/// <summary><c>check PATH…</c>: findings for every DaemonSet of manifests.</summary>
public static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var manifests = new ManifestOptions();
        var clusters = new ClusterOptions("Judge against the cluster of the current kubeconfig too; live rules need it");
        var reports = new ReportOptions();
        var command = new DocumentedCommand("check", "Judge every DaemonSet of manifests by the policies")
        {
            ExitCodes = ExitCodeText.Findings,
            Examples =
            [
                new("daemonset-webhook check manifests/", "every DaemonSet below a folder"),
                new("helm template agent ./chart | daemonset-webhook check -", "what a chart renders"),
                new("daemonset-webhook check agent.yaml --policy policy.yaml --fail-on warn", "a policy of your own, warnings fail too"),
                new("daemonset-webhook check manifests/ -o sarif > findings.sarif", "for code scanning"),
                new("daemonset-webhook check manifests/ --cluster", "against the live cluster as well"),
            ],
        };
        manifests.AddTo(command);
        clusters.AddTo(command);
        reports.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (ManifestSession.Open(manifests, parsed, terminal) is not { } session)
                return ExitCode.BadInput;

            if (clusters.IsGiven(parsed))
            {
                if (await clusters.OpenAsync(parsed, terminal, cancellation) is not { } cluster)
                    return ExitCode.BadInput;

                session = session.By(cluster.Objects.Policies, terminal) with { Cluster = cluster.Snapshot };
            }

            return reports.Write(ManifestCheck.Run(session), parsed, terminal);
        });
        return command;
    }
}
