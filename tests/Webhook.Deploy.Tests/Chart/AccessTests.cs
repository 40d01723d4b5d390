using Webhook.Doctor.Facts;

namespace Webhook.Deploy.Tests.Chart;

/// <summary>What the pods may do and reach: the design's list, and nothing else.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Grants_in_the_cluster_what_rules_read_and_the_audit_writes()
    {
        var grants = Grants((await RenderedChart.RenderAsync()).Only("ClusterRole"));

        Assert.Equal(
            [
                "/events: create patch",
                "/namespaces: list watch",
                "/nodes: list watch",
                "/pods: list watch",
                "/replicationcontrollers: list watch",
                "/services: list watch",
                "admissionregistration.k8s.io/mutatingwebhookconfigurations[daemonset-webhook]: get patch",
                "admissionregistration.k8s.io/validatingwebhookconfigurations[daemonset-webhook]: get",
                "admissionregistration.k8s.io/validatingwebhookconfigurations[daemonset-webhook]: get patch",
                "apps/controllerrevisions: list watch",
                "apps/daemonsets: list watch",
                "apps/deployments: list watch",
                "apps/replicasets: list watch",
                "apps/statefulsets: list watch",
                "batch/jobs: list watch",
                "daemonset-webhook.dev/daemonsetpolicies/status: patch",
                "daemonset-webhook.dev/daemonsetpolicies: list watch",
                "openreports.io/reports: list create patch delete",
                "wgpolicyk8s.io/policyreports: list create patch delete",
            ],
            grants);
    }

    [Fact]
    public async Task Grants_a_Lease_and_a_Secret_in_its_own_namespace()
    {
        var chart = await RenderedChart.RenderAsync();

        Assert.Equal(
            [
                "/secrets: create",
                "/secrets[daemonset-webhook-tls]: get patch",
                "coordination.k8s.io/leases: create",
                "coordination.k8s.io/leases[daemonset-webhook]: get patch",
            ],
            Grants(chart.Only("Role")));
        Assert.Equal("webhook-system", chart.Only("Role").Text("metadata.namespace"));
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("off")]
    public async Task Grants_no_report_and_no_Event_where_the_audit_writes_none(string mode)
    {
        var chart = await RenderedChart.RenderAsync($"audit: {{mode: {mode}}}");

        Assert.DoesNotContain(Grants(chart.Only("ClusterRole")), grant => grant.Contains("reports", StringComparison.Ordinal) || grant.Contains("events", StringComparison.Ordinal));
        Assert.Contains($"--audit={mode}", chart.Only("Deployment").Texts("spec.template.spec.containers[0].args"));
    }

    [Theory]
    [InlineData("helm's certificate")]
    [InlineData("cert-manager")]
    [InlineData("secret")]
    public async Task Grants_nothing_on_Secrets_and_caBundles_that_others_keep(string values)
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All[values]);

        Assert.DoesNotContain(Grants(chart.Only("Role")), grant => grant.Contains("secrets", StringComparison.Ordinal));
        Assert.Equal(
            ["admissionregistration.k8s.io/validatingwebhookconfigurations[daemonset-webhook]: get"],
            Grants(chart.Only("ClusterRole")).Where(grant => grant.StartsWith("admissionregistration", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Grants_what_the_doctor_looks_for()
    {
        var chart = await RenderedChart.RenderAsync();
        const string Release = "daemonset-webhook";
        var needs = AccessNeeds.Of("webhook-system", Release, audits: true, ($"{Release}-tls", Release, Release));

        Assert.All(needs, need => Assert.Contains(
            chart.Only(need.Namespace.Length > 0 ? "Role" : "ClusterRole").At("rules")!.AsArray().Select(rule => new RenderedObject("", "", rule!)),
            rule => rule.Texts("apiGroups").Contains(need.Group) && rule.Texts("resources").Contains(need.Resource) && rule.Texts("verbs").Contains(need.Verb)
                && (rule.At("resourceNames") is null || rule.Texts("resourceNames").Contains(need.Name))));
    }

    [Fact]
    public async Task Binds_both_roles_to_the_account_that_the_pods_run_under()
    {
        var chart = await RenderedChart.RenderAsync("serviceAccount: {name: guard}");

        Assert.All(chart.Of("ClusterRoleBinding").Concat(chart.Of("RoleBinding")), binding =>
        {
            Assert.Equal("[{\"kind\":\"ServiceAccount\",\"name\":\"guard\",\"namespace\":\"webhook-system\"}]", binding.Json("subjects"));
            Assert.Equal(binding.Kind.Replace("Binding", "", StringComparison.Ordinal), binding.Text("roleRef.kind"));
            Assert.NotNull(chart.Named(binding.Text("roleRef.kind"), binding.Text("roleRef.name")));
        });
        Assert.Equal("guard", chart.Only("ServiceAccount").Name);
        Assert.Equal("guard", chart.Only("Deployment").Text("spec.template.spec.serviceAccountName"));
    }

    [Fact]
    public async Task Gives_no_access_and_no_token_where_the_cluster_is_not_read()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["without the cluster"]);

        Assert.DoesNotContain(chart.Objects, rendered => rendered.ApiVersion.StartsWith("rbac.", StringComparison.Ordinal));
        Assert.Equal("false", chart.Only("Deployment").Text("spec.template.spec.automountServiceAccountToken"));
        Assert.Equal("[]", chart.Only("NetworkPolicy").Json("spec.egress"));
        Assert.Contains("--no-cluster", chart.Only("Deployment").Texts("spec.template.spec.containers[0].args"));
    }

    [Fact]
    public async Task Lets_in_the_API_server_and_metrics_and_out_only_to_the_API_server_and_DNS()
    {
        var policy = (await RenderedChart.RenderAsync("networkPolicy: {apiServerPorts: [6443]}")).Only("NetworkPolicy");

        Assert.Equal(["Ingress", "Egress"], policy.Texts("spec.policyTypes"));
        Assert.Equal("[{\"ports\":[{\"port\":\"webhook\",\"protocol\":\"TCP\"}]},{\"ports\":[{\"port\":\"operations\",\"protocol\":\"TCP\"}]}]", policy.Json("spec.ingress"));
        Assert.Equal(
            "[{\"ports\":[{\"port\":53,\"protocol\":\"UDP\"},{\"port\":53,\"protocol\":\"TCP\"},{\"port\":6443,\"protocol\":\"TCP\"}]}]",
            policy.Json("spec.egress"));
    }

    [Fact]
    public async Task Shows_metrics_to_whom_it_is_told_and_to_its_own_test()
    {
        var policy = (await RenderedChart.RenderAsync(ValueSets.All["pod monitor"])).Only("NetworkPolicy");

        Assert.Equal("{\"namespaceSelector\":{}}", policy.Json("spec.ingress[1].from[0]"));
        Assert.Equal("test", policy.At("spec.ingress[1].from[1].podSelector.matchLabels")!["app.kubernetes.io/component"]!.ToString());
        Assert.Equal("4317", policy.Text("spec.egress[1].ports[0].port"));
    }

    [Fact]
    public async Task Makes_no_NetworkPolicy_where_it_would_have_no_effect() =>
        Assert.Empty((await RenderedChart.RenderAsync(ValueSets.All["host network"])).Of("NetworkPolicy"));

    private static string Names(RenderedObject rule) => rule.At("resourceNames") is null ? "" : $"[{string.Join(' ', rule.Texts("resourceNames"))}]";

    private static IEnumerable<string> Grants(RenderedObject role) => role.At("rules")!.AsArray()
        .Select(rule => new RenderedObject("", "", rule!))
        .SelectMany(rule => rule.Texts("apiGroups").SelectMany(group => rule.Texts("resources").Select(resource => $"{group}/{resource}{Names(rule)}: {string.Join(' ', rule.Texts("verbs"))}")))
        .Order(StringComparer.Ordinal);
}
