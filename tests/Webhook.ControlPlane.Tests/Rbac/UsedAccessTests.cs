using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Reports;

namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>The chart's roles hold what the product uses on a real API server, and nothing else.</summary>
[Collection(nameof(ReleaseCluster))]
public sealed class UsedAccessTests(ReleaseCluster cluster)
{
    private const string Name = "daemonset-webhook";

    [Fact]
    public async Task Are_enough_for_everything_and_no_more()
    {
        var port = FreePorts.Take(1)[0];
        var release = await Release.InstallAsync(cluster.Live, Name, port, "audit: {interval: 10s}");
        foreach (var (@namespace, served) in new[] { ("admitted", Name), ("first", "nobody"), ("second", "nobody") })
            await cluster.Live.CreateAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {@namespace}, labels: {{served-by: {served}}}}}}}");

        await using (var pod = await ReleasePod.StartAsync(release, port))
        {
            await StartsAsync(pod);
            // Until now there was no certificate, and it says so.
            var complaints = pod.Complaints;
            await AdmitsAsync();
            await ReportsAsync(ReportApi.PolicyReports, new(release, "first"));
            await Eventually.GetAsync("a status of the policy", async () => await IsPolicyInUseAsync() ? "" : null);

            await cluster.ServeAsync(ReportApi.OpenReports);
            await ReportsAsync(ReportApi.OpenReports, new(release, "second"));
            await NoLongerThereAsync(ReportApi.PolicyReports);
            Assert.Equal(complaints, pod.Complaints);
        }

        await cluster.UnserveAsync(ReportApi.OpenReports);
        var requests = await cluster.RequestsAsync(release);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', requests.Select(request => $"{request.Needed with { Namespace = "", Name = "" }}").Distinct().Order(StringComparer.Ordinal)));

        Assert.DoesNotContain(requests, request => request.IsForbidden || !release.Grants.Any(grant => grant.Covers(request.Needed)));
        Assert.DoesNotContain(release.Grants, grant => !requests.Any(request => grant.Covers(request.Needed)));
    }

    /// <summary>Certificate, caBundle, Lease and caches.</summary>
    private async Task StartsAsync(ReleasePod pod)
    {
        await Eventually.GetAsync("the pod to be ready", async () => await pod.IsReadyAsync() ? "" : null, () => string.Join('\n', pod.Complaints));
        await Eventually.GetAsync("the pod to lead", async () => await pod.ShowsAsync("daemonset_webhook_leader 1") ? "" : null);
        await Eventually.GetAsync("the caches to fill", async () => (await pod.MetricsAsync()).Split('\n')
            .Where(line => line.StartsWith("daemonset_webhook_cache_synced{", StringComparison.Ordinal)).ToList() is { Count: 12 } synced
            && synced.TrueForAll(line => line.EndsWith(" 1", StringComparison.Ordinal)) ? "" : null, () => string.Join('\n', pod.Complaints));

        var secret = await cluster.Live.ReadAsync(new("", "v1", "secrets", Name, $"{Name}-tls"));
        foreach (var kind in new[] { "mutatingwebhookconfigurations", "validatingwebhookconfigurations" })
        {
            var configuration = await cluster.Live.ReadAsync(new("admissionregistration.k8s.io", "v1", kind, "", Name));
            Assert.All(configuration.Items("webhooks"), entry => Assert.Equal(secret["data"]!["ca.crt"]!.ToString(), entry.Text("clientConfig.caBundle")));
        }

        Assert.Contains("pod-0_", (await cluster.Live.ReadAsync(new("coordination.k8s.io", "v1", "leases", Name, Name))).Text("spec.holderIdentity"), StringComparison.Ordinal);
    }

    /// <summary>The API server calls the pod, whose warning needs the caches.</summary>
    private async Task AdmitsAsync()
    {
        await cluster.Live.CreateAsync(Agent("agent"));
        await Eventually.GetAsync("a warning that two DaemonSets select the same pods", async () =>
        {
            var (text, warnings) = await cluster.Kubectl.ApplyAsync(
                Manifest.Object(Agent("twin")), "--dry-run=server", "-o", "jsonpath={.spec.template.spec.tolerations[*].key}");
            return text.Contains("node.kubernetes.io/unschedulable", StringComparison.Ordinal) && warnings.Contains("selector-overlap", StringComparison.Ordinal) ? "" : null;
        });
    }

    /// <summary>A finding appears, goes, comes back, and goes with its DaemonSet.</summary>
    private static async Task ReportsAsync(ReportApi api, AuditedAgent agent)
    {
        await agent.CreateAsync();
        await agent.ReportedAsync(api, true);
        await agent.ToldAsync(1);
        await agent.ChangeAsync(violates: false);
        await agent.ReportedAsync(api, false);
        await agent.ChangeAsync(violates: true);
        await agent.ToldAsync(2);
        await agent.DeleteAsync();
        await agent.ReportedAsync(api, null);
    }

    /// <summary>Other releases may have theirs.</summary>
    private async Task NoLongerThereAsync(ReportApi api) => await Eventually.GetAsync(
        $"the {api.Plural} of {Name} to go",
        async () => (await cluster.Live.ListAsync(api.PathOf())).All(report => report.Text("metadata.name") != Name) ? "" : null);

    private async Task<bool> IsPolicyInUseAsync() =>
        (await cluster.Live.ReadAsync(new ResourcePath("daemonset-webhook.dev", "v1alpha1", "daemonsetpolicies", "", "from-the-cluster")))
            .Items("status.conditions").Any(condition => (condition.Text("type"), condition.Text("status")) == ("InUse", "True"));

    private static string Agent(string name) => $$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: {{name}}, namespace: admitted}
        spec:
          selector: {matchLabels: {app: agent} }
          template:
            metadata: {labels: {app: agent} }
            spec: {containers: [{name: agent, image: agent}]}
        """;
}
