using Webhook.Policy.Policies;
using Webhook.Policy.Rules;
using Webhook.Policy.Tolerations;

namespace Webhook.Metrics.Descriptions;

/// <summary>The labels, each with the closed set of its values or with what bounds it.</summary>
internal static class MetricLabels
{
    /// <summary>Stands for every value that is not in a closed set.</summary>
    public const string Other = "other";

    /// <summary>In place of a rule: the forecast of what a change does to the cluster.</summary>
    public const string Forecast = "forecast";

    /// <summary>Which webhook answered.</summary>
    public static MetricLabel Webhook { get; } = new("webhook", ["mutate", "validate"]);

    /// <summary>What the API server was asked for.</summary>
    public static MetricLabel Operation { get; } = new(
        "operation", ["CREATE", "UPDATE", "DELETE", "CONNECT", Other], "`other`: a request without an operation that could be read");

    /// <summary>How a request ended.</summary>
    public static MetricLabel Outcome { get; } = new(
        "outcome",
        ["allowed", "mutated", "deferred", "denied", "error"],
        "`mutated` and `deferred` only from `mutate`, `denied` only from `validate`; `error`: the request could not be judged");

    /// <summary>Whether nothing was to be stored.</summary>
    public static MetricLabel DryRun { get; } = new("dry_run", ["false", "true"]);

    /// <summary>A rule's id.</summary>
    public static MetricLabel Rule { get; } = new(
        "rule",
        [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id), Forecast, Other],
        "the ids of [the rules](../rules/README.md); `forecast` only in `rule_errors_total`, for what a change does to the cluster");

    /// <summary>What a finding leads to.</summary>
    public static MetricLabel Action { get; } = new("action", ["Audit", "Warn", "Deny"]);

    /// <summary>Who judged.</summary>
    public static MetricLabel Source { get; } = new("source", ["admission", "audit"], "of findings; `audit` only where this replica audits");

    /// <summary>The taint key of a toleration.</summary>
    public static MetricLabel Key { get; } = new(
        "key",
        [.. AutomaticTolerations.For(hostNetwork: true).Select(toleration => toleration.Key), .. PolicyReader.Default.Tolerations.ControlPlane.Keys, Other],
        "taint keys; `other`: any key that a policy adds beyond these");

    /// <summary>Why live rules were not run.</summary>
    public static MetricLabel SkipReason { get; } = new(
        "reason",
        ["unsynced", "stale", "deadline"],
        "`unsynced`: something of the cluster was never listed; `stale`: not followed for longer than `--max-cache-age`; `deadline`: the API server's timeout was near");

    /// <summary>What became of a change.</summary>
    public static MetricLabel Result { get; } = new("result", [ReloadResult.Success, ReloadResult.Failure], "`failure`: the last good state stays in use");

    /// <summary>What is loaded anew as it changes.</summary>
    public static MetricLabel ReloadSource { get; } = new(
        "source", ["policy_files", "policy_resources", "certificate", "client_ca"], "of reloads; each only where there is such a source");

    /// <summary>Why a connection was closed.</summary>
    public static MetricLabel ConnectionEnd { get; } = new(
        "reason",
        ["made_room", "no_room", "overload", "silent"],
        "`made_room`: not in use while another one needed its place; `no_room`: all others may be in use; `overload`: the TLS handshake waited too long for its turn; `silent`: nothing came, or not all of a first message");

    /// <summary>A policy's name.</summary>
    public static MetricLabel Policy { get; } = new("policy", [], "names of the policies in use");

    /// <summary>What a policy is made of.</summary>
    public static MetricLabel Hash { get; } = new("hash", [], "of the policy's file or resource: the same on replicas that use the same policy");

    /// <summary>Which certificate.</summary>
    public static MetricLabel Certificate { get; } = new("certificate", ["serving", "authority"], "`authority` only with `--tls-self-managed`");

    /// <summary>A resource of the cluster.</summary>
    public static MetricLabel Resource { get; } = new("resource", [], "lower case plural of each resource that is followed, such as `pods`");

    /// <summary>Why a list or watch was begun anew.</summary>
    public static MetricLabel RestartReason { get; } = new(
        "reason",
        ["ended", "expired", "disconnected", "stalled", "throttled", "denied", "refused", "absent", "server_error", "malformed", "failed"],
        "`ended`: on time; `expired`: version too old; `absent`: the cluster has no such resource; all others are failures");

    /// <summary>Whether an exemption still holds.</summary>
    public static MetricLabel State { get; } = new("state", ["active", "expired"]);

    /// <summary>A DaemonSet's namespace.</summary>
    public static MetricLabel Namespace { get; } = new("namespace", [], "of each live DaemonSet");

    /// <summary>A DaemonSet's name.</summary>
    public static MetricLabel DaemonSet { get; } = new("daemonset", [], "of each live DaemonSet; gone within seconds of its deletion");

    /// <summary>Version of the build.</summary>
    public static MetricLabel Version { get; } = new("version", [], "of the build");

    /// <summary>Commit of the build.</summary>
    public static MetricLabel Commit { get; } = new("commit", [], "of the build");

    /// <summary>The .NET that runs it.</summary>
    public static MetricLabel Runtime { get; } = new("runtime", [], "the .NET that runs it");

    /// <summary>A generation of the managed heap.</summary>
    public static MetricLabel Generation { get; } = new("generation", ["0", "1", "2"], "of a collection: each generation that it collected");
}
