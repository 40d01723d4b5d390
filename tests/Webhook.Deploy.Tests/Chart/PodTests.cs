using System.Text.Json.Nodes;

namespace Webhook.Deploy.Tests.Chart;

/// <summary>The pods: how they are secured, spread, probed, drained and configured.</summary>
public sealed class PodTests
{
    private const string Pod = "spec.template.spec";

    public static TheoryData<string> ValueNames => [.. ValueSets.All.Keys.Where(name => name != "host network")];

    [Theory]
    [MemberData(nameof(ValueNames))]
    public async Task Meets_the_restricted_profile(string name)
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All[name]);
        JsonNode[] pods = [chart.Only("Deployment").At(Pod)!, chart.Only("Pod").At("spec")!];

        Assert.All(pods, pod =>
        {
            Assert.True((bool)pod["securityContext"]!["runAsNonRoot"]!);
            Assert.Equal("RuntimeDefault", (string)pod["securityContext"]!["seccompProfile"]!["type"]!);
            Assert.All(Containers(pod), container =>
            {
                var context = container["securityContext"]!;
                Assert.False((bool)context["allowPrivilegeEscalation"]!);
                Assert.True((bool)context["readOnlyRootFilesystem"]!);
                Assert.Equal("""{"drop":["ALL"]}""", context["capabilities"]!.ToJsonString());
                Assert.NotNull(container["resources"]!["limits"]!["memory"]);
            });
            Assert.All(pod["volumes"]?.AsArray() ?? [], volume => Assert.Null(volume!["hostPath"]));
        });
    }

    [Fact]
    public async Task Runs_under_the_user_of_the_image()
    {
        var context = (await RenderedChart.RenderAsync()).Only("Deployment").At($"{Pod}.securityContext")!;

        Assert.Equal(["1654", "1654", "1654"], [context["runAsUser"]!.ToString(), context["runAsGroup"]!.ToString(), context["fsGroup"]!.ToString()]);
    }

    [Fact]
    public async Task Lets_the_cluster_choose_the_user_where_it_wants_to()
    {
        var context = (await RenderedChart.RenderAsync(ValueSets.All["everything else"])).Only("Deployment").At($"{Pod}.securityContext")!;

        Assert.Equal(["runAsNonRoot", "seccompProfile"], context.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Survives_the_loss_of_a_node()
    {
        var chart = await RenderedChart.RenderAsync();
        var deployment = chart.Only("Deployment");
        var selector = deployment.Json("spec.selector.matchLabels");

        Assert.Equal("2", deployment.Text("spec.replicas"));
        Assert.Equal("system-cluster-critical", deployment.Text($"{Pod}.priorityClassName"));
        Assert.Equal("kubernetes.io/hostname", deployment.Text($"{Pod}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey"));
        Assert.Equal("topology.kubernetes.io/zone", deployment.Text($"{Pod}.topologySpreadConstraints[0].topologyKey"));
        Assert.Equal(Sorted(selector), Sorted(deployment.Json($"{Pod}.topologySpreadConstraints[0].labelSelector.matchLabels")));
        Assert.Equal(("1", "AlwaysAllow"), (chart.Only("PodDisruptionBudget").Text("spec.maxUnavailable"), chart.Only("PodDisruptionBudget").Text("spec.unhealthyPodEvictionPolicy")));
        Assert.Equal(selector, chart.Only("PodDisruptionBudget").Json("spec.selector.matchLabels"));
    }

    [Theory]
    [InlineData("default", "1 0")]
    [InlineData("hard anti-affinity", "0 1")]
    [InlineData("host network", "0 1")]
    public async Task Rolls_without_a_gap_where_pods_share_nodes_and_without_a_standstill_where_they_can_not(string values, string expected)
    {
        var deployment = (await RenderedChart.RenderAsync(ValueSets.All[values])).Only("Deployment");

        Assert.Equal(expected, $"{deployment.Text("spec.strategy.rollingUpdate.maxSurge")} {deployment.Text("spec.strategy.rollingUpdate.maxUnavailable")}");
        Assert.Equal(
            expected == "1 0" ? "preferredDuringSchedulingIgnoredDuringExecution" : "requiredDuringSchedulingIgnoredDuringExecution",
            Assert.Single(deployment.At($"{Pod}.affinity.podAntiAffinity")!.AsObject()).Key);
    }

    [Fact]
    public async Task Probes_the_operations_port()
    {
        var container = (await RenderedChart.RenderAsync()).Only("Deployment").At($"{Pod}.containers[0]")!;

        Assert.Equal(
            ["/livez", "/livez", "/readyz"],
            ((string[])["startupProbe", "livenessProbe", "readinessProbe"]).Select(probe => (string)container[probe]!["httpGet"]!["path"]!));
        Assert.Equal(8080, (int)Assert.Single(container["ports"]!.AsArray(), port => (string)port!["name"]! == "operations")!["containerPort"]!);
    }

    [Fact]
    public async Task Has_time_to_drain_and_to_end_what_is_in_flight()
    {
        var deployment = (await RenderedChart.RenderAsync("drainDelaySeconds: 60")).Only("Deployment");

        Assert.Contains("--drain-delay=60s", deployment.Texts($"{Pod}.containers[0].args"));
        Assert.Equal("90", deployment.Text($"{Pod}.terminationGracePeriodSeconds"));
    }

    [Fact]
    public async Task Takes_the_nodes_ports_on_the_nodes_network()
    {
        var deployment = (await RenderedChart.RenderAsync(ValueSets.All["host network"])).Only("Deployment");

        Assert.Equal(("true", "ClusterFirstWithHostNet"), (deployment.Text($"{Pod}.hostNetwork"), deployment.Text($"{Pod}.dnsPolicy")));
        Assert.Contains("--webhook-address=:18443", deployment.Texts($"{Pod}.containers[0].args"));
        Assert.Contains("--operations-address=:18080", deployment.Texts($"{Pod}.containers[0].args"));
        Assert.Equal("18443", deployment.Text($"{Pod}.containers[0].ports[0].containerPort"));
    }

    [Theory]
    [InlineData("", "daemonset-webhook:0.1.0")]
    [InlineData("image: {registry: registry.example.com/team, tag: 1.2.3}", "registry.example.com/team/daemonset-webhook:1.2.3")]
    [InlineData("image: {tag: 1.2.3, digest: \"sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}", "daemonset-webhook@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task Runs_the_image_that_is_named(string values, string image) =>
        Assert.Equal(image, (await RenderedChart.RenderAsync(values)).Only("Deployment").Text($"{Pod}.containers[0].image"));

    [Fact]
    public async Task Checks_policies_before_it_serves()
    {
        var deployment = (await RenderedChart.RenderAsync(ValueSets.Policies)).Only("Deployment");

        Assert.Equal(["policy", "validate", "/policies"], deployment.Texts($"{Pod}.initContainers[0].args"));
        Assert.Contains("--policy=/policies", deployment.Texts($"{Pod}.containers[0].args"));
        Assert.Equal("daemonset-webhook-policies", deployment.Text($"{Pod}.volumes[0].configMap.name"));
    }

    [Fact]
    public async Task Restarts_when_policies_change_unless_told_not_to()
    {
        var annotations = await Task.WhenAll(
            Annotations(ValueSets.Policies), Annotations(ValueSets.Policies.Replace("25%", "24%", StringComparison.Ordinal)),
            Annotations(ValueSets.Policies + "\nrestartOnPolicyChange: false"));

        Assert.NotEqual(annotations[0], annotations[1]);
        Assert.Equal("", annotations[2]);
    }

    [Fact]
    public async Task Asks_callers_for_a_certificate_where_an_authority_is_named()
    {
        var deployment = (await RenderedChart.RenderAsync("clientCa: {secretName: api-server-ca}")).Only("Deployment");

        Assert.Contains("--client-ca=/client-ca/ca.crt", deployment.Texts($"{Pod}.containers[0].args"));
        Assert.Equal("api-server-ca", deployment.Text($"{Pod}.volumes[0].secret.secretName"));
    }

    private static async Task<string> Annotations(string values) =>
        (await RenderedChart.RenderAsync(values)).Only("Deployment").Json("spec.template.metadata.annotations");

    private static IEnumerable<JsonNode> Containers(JsonNode pod) =>
        (pod["initContainers"]?.AsArray() ?? []).Concat(pod["containers"]!.AsArray()).Select(container => container!);

    private static IEnumerable<string> Sorted(string map) => JsonNode.Parse(map)!.AsObject().Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal);
}
