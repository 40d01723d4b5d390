using System.Text.Json.Nodes;
using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Reports;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>A DaemonSet that an audit finds something on, or nothing, and what a release reports on it.</summary>
/// <param name="release">The release whose reports are read.</param>
/// <param name="namespace">The DaemonSet's namespace, which must be there.</param>
internal sealed class AuditedAgent(Release release, string @namespace)
{
    private const string Rule = "rollback-history";

    private readonly LiveCluster _cluster = release.Cluster;

    private ResourcePath DaemonSet => new("apps", "v1", "daemonsets", @namespace, "agent");

    /// <summary>Creates it with a finding.</summary>
    public Task CreateAsync() => _cluster.CreateAsync($$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: "{{@namespace}}" }
        spec:
          revisionHistoryLimit: 0
          selector: {matchLabels: {app: agent} }
          template:
            metadata: {labels: {app: agent} }
            spec: {containers: [{name: agent, image: agent}]}
        """);

    /// <summary>Removes the finding, or brings it back.</summary>
    public Task ChangeAsync(bool violates) => _cluster.PatchAsync(DaemonSet, $"spec: {{revisionHistoryLimit: {(violates ? 0 : 5)}}}");

    /// <summary>Deletes it.</summary>
    public Task DeleteAsync() => _cluster.DeleteAsync(DaemonSet);

    /// <summary>Waits until the release's report says whether it violates the rule; <c>null</c> for no report at all.</summary>
    public Task ReportedAsync(ReportApi api, bool? violates) => Eventually.GetAsync(
        $"{api.Plural} {@namespace}/{release.Name} to say {violates}",
        async () =>
        {
            var report = await _cluster.GetAsync(api.PathOf(@namespace, release.Name));
            return (report is null ? (bool?)null : Violates(report)) == violates ? "" : null;
        });

    /// <summary>Waits until an Event has told the violation so many times.</summary>
    public Task ToldAsync(int count) => Eventually.GetAsync(
        $"an Event in {@namespace} with count {count}",
        async () => (await _cluster.ListAsync(new("", "v1", "events", @namespace))).Any(told =>
            told.Text("reason") == "PolicyViolation" && told.Text("message").StartsWith(Rule, StringComparison.Ordinal) && told.Number("count") == count) ? "" : null);

    private static bool Violates(JsonObject report) => report.Items("results").Any(result => result.Text("rule") == Rule);
}
