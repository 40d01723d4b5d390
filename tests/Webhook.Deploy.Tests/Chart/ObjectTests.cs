namespace Webhook.Deploy.Tests.Chart;

/// <summary>What holds for every object, and the objects that are asked for one by one.</summary>
public sealed class ObjectTests
{
    public static TheoryData<string> ValueNames => ValueSets.Names;

    [Theory]
    [MemberData(nameof(ValueNames))]
    public async Task Labels_and_places_every_object(string name)
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All[name]);

        Assert.All(chart.Objects, rendered =>
        {
            var labels = rendered.Map("metadata.labels");
            Assert.Equal(("daemonset-webhook", "daemonset-webhook", "Helm"), (labels["app.kubernetes.io/name"], labels["app.kubernetes.io/instance"], labels["app.kubernetes.io/managed-by"]));
            Assert.Equal(IsClusterScoped(rendered.Kind) ? "" : "webhook-system", rendered.Text("metadata.namespace"));
        });
    }

    [Fact]
    public async Task Puts_common_labels_and_annotations_on_every_object_and_on_the_pods()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["everything else"]);

        Assert.All(chart.Objects, rendered => Assert.Equal("platform", rendered.Map("metadata.labels")["team"]));
        Assert.All(chart.Objects, rendered => Assert.Equal("platform", rendered.Map("metadata.annotations")["example.com/owner"]));
        var deployment = chart.Only("Deployment");
        Assert.Equal(("platform", "control"), (deployment.Map("spec.template.metadata.labels")["team"], deployment.Map("spec.template.metadata.labels")["tier"]));
        Assert.Equal(("platform", "b"), (deployment.Map("spec.template.metadata.annotations")["example.com/owner"], deployment.Map("spec.template.metadata.annotations")["example.com/a"]));
        Assert.Equal("d", deployment.Map("metadata.annotations")["example.com/c"]);
    }

    [Fact]
    public async Task Keeps_selectors_free_of_what_users_add()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["everything else"]);

        Assert.Equal(
            ["app.kubernetes.io/component", "app.kubernetes.io/instance", "app.kubernetes.io/name"],
            chart.Only("Deployment").Map("spec.selector.matchLabels").Keys.Order(StringComparer.Ordinal));
        Assert.Equal(chart.Only("Deployment").Json("spec.selector.matchLabels"), chart.Only("Service").Json("spec.selector"));
    }

    [Fact]
    public async Task Keeps_the_test_pod_out_of_the_Service()
    {
        var chart = await RenderedChart.RenderAsync();

        Assert.NotEqual(chart.Only("Service").Map("spec.selector")["app.kubernetes.io/component"], chart.Only("Pod").Map("metadata.labels")["app.kubernetes.io/component"]);
    }

    [Theory]
    [InlineData("false", "restricted")]
    [InlineData("true", "privileged")]
    public async Task Makes_a_namespace_that_admits_its_own_pods_and_no_others(string hostNetwork, string profile)
    {
        var chart = await RenderedChart.RenderAsync($"{{namespace: {{create: true}}, hostNetwork: {hostNetwork}}}");

        Assert.Equal(profile, chart.Only("Namespace").Map("metadata.labels")["pod-security.kubernetes.io/enforce"]);
    }

    [Theory]
    [InlineData("monitoring", "ServiceMonitor", "endpoints")]
    [InlineData("pod monitor", "PodMonitor", "podMetricsEndpoints")]
    public async Task Has_Prometheus_scrape_the_operations_port(string values, string kind, string endpoints)
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All[values]);
        var monitor = chart.Only(kind);

        Assert.Equal(("operations", "/metrics", "30s"), (monitor.Text($"spec.{endpoints}[0].port"), monitor.Text($"spec.{endpoints}[0].path"), monitor.Text($"spec.{endpoints}[0].interval")));
        Assert.Equal(chart.Only("Deployment").Json("spec.selector.matchLabels"), monitor.Json("spec.selector.matchLabels"));
    }

    [Theory]
    [InlineData("certificates: {mode: self-managed}", "daemonset-webhook-tls")]
    [InlineData("certificates: {mode: cert-manager}", "daemonset-webhook-certificate")]
    [InlineData("certificates: {mode: secret, secret: {name: ours}}", "ours")]
    public async Task Has_Prometheus_scrape_over_HTTPS_with_the_name_and_the_authority_of_the_certificate(string values, string secret)
    {
        var chart = await RenderedChart.RenderAsync($"{values}\nserviceMonitor: {{enabled: true, scheme: https}}\n");
        var monitor = chart.Only("ServiceMonitor");

        Assert.Equal(("webhook", "/metrics", "https"), (monitor.Text("spec.endpoints[0].port"), monitor.Text("spec.endpoints[0].path"), monitor.Text("spec.endpoints[0].scheme")));
        Assert.Equal(
            "{\"serverName\":\"daemonset-webhook.webhook-system.svc\",\"ca\":{\"secret\":{\"name\":\"" + secret + "\",\"key\":\"ca.crt\"}}}",
            monitor.Json("spec.endpoints[0].tlsConfig"));
        Assert.Contains("--metrics-on-webhook-port", chart.Only("Deployment").Texts("spec.template.spec.containers[0].args"));
    }

    [Fact]
    public async Task Has_Prometheus_trust_what_the_user_says_in_place_of_the_authority() => Assert.Equal(
        "{\"insecureSkipVerify\":true}",
        (await RenderedChart.RenderAsync(ValueSets.All["pod monitor over HTTPS, own trust"])).Only("PodMonitor").Json("spec.podMetricsEndpoints[0].tlsConfig"));

    [Theory]
    [InlineData("")]
    [InlineData("serviceMonitor: {enabled: true}")]
    [InlineData("serviceMonitor: {scheme: https}")]
    public async Task Keeps_metrics_off_the_webhook_port_where_nobody_scrapes_them_there(string values) => Assert.DoesNotContain(
        "--metrics-on-webhook-port", (await RenderedChart.RenderAsync(values)).Only("Deployment").Texts("spec.template.spec.containers[0].args"));

    [Theory]
    [InlineData("", false)]
    [InlineData("hostNetwork: true", true)]
    [InlineData("{hostNetwork: true, log: {changeOnHostNetwork: true}}", false)]
    public async Task Fixes_the_log_level_where_any_process_of_the_node_could_change_it(string values, bool isFixed) => Assert.Equal(
        isFixed, (await RenderedChart.RenderAsync(values)).Only("Deployment").Texts("spec.template.spec.containers[0].args").Contains("--fixed-log-level"));

    [Fact]
    public async Task Admits_its_priority_class_where_that_takes_a_quota() => Assert.Equal(
        "[{\"scopeName\":\"PriorityClass\",\"operator\":\"In\",\"values\":[\"system-node-critical\"]}]",
        (await RenderedChart.RenderAsync(ValueSets.All["everything else"])).Only("ResourceQuota").Json("spec.scopeSelector.matchExpressions"));

    [Theory]
    [InlineData("guard", "guard-daemonset-webhook")]
    [InlineData("our-daemonset-webhook", "our-daemonset-webhook")]
    public async Task Is_named_after_the_release(string release, string name) =>
        Assert.Equal(name, (await RenderedChart.RenderAsync(new ChartRelease { Name = release })).Only("Service").Name);

    [Fact]
    public async Task Cuts_names_so_that_each_suffix_fits()
    {
        var chart = await RenderedChart.RenderAsync($"fullnameOverride: {new string('a', 60)}");

        Assert.All(chart.Objects, rendered => Assert.InRange(rendered.Name.Length, 1, 63));
    }

    private static bool IsClusterScoped(string kind) =>
        kind is "Namespace" or "ClusterRole" or "ClusterRoleBinding" or "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration";
}
