namespace Webhook.Deploy.Tests.Chart;

/// <summary>The entries of both webhook configurations: what the API server asks, of whom, and what it does without an answer.</summary>
public sealed class WebhookConfigurationTests
{
    private const string Mutating = "MutatingWebhookConfiguration";
    private const string Validating = "ValidatingWebhookConfiguration";

    [Fact]
    public async Task Injects_and_never_holds_anything_up()
    {
        var entry = Entry(await RenderedChart.RenderAsync(), Mutating);

        Assert.Equal("mutate.daemonset-webhook.dev", entry.Text("name"));
        Assert.Equal(("Ignore", "2"), (entry.Text("failurePolicy"), entry.Text("timeoutSeconds")));
        Assert.Equal("IfNeeded", entry.Text("reinvocationPolicy"));
        Assert.Equal("{}", entry.Json("namespaceSelector"));
        Assert.Equal(["CREATE", "UPDATE"], entry.Texts("rules[0].operations"));
        Assert.Equal("/mutate", entry.Text("clientConfig.service.path"));
    }

    [Fact]
    public async Task Holds_nothing_up_by_default_while_no_pod_answers()
    {
        var chart = await RenderedChart.RenderAsync();

        Assert.Equal(
            [("validate.daemonset-webhook.dev", "Ignore"), ("validate-boot-critical.daemonset-webhook.dev", "Ignore")],
            [Policy(Entry(chart, Validating)), Policy(Entry(chart, Validating, 1))]);
    }

    [Fact]
    public async Task Fails_closed_where_asked_everywhere_but_where_the_cluster_starts()
    {
        var chart = await RenderedChart.RenderAsync("webhooks: {validating: {failurePolicy: Fail}}");
        var enforcing = Entry(chart, Validating);
        var bootCritical = Entry(chart, Validating, 1);

        Assert.Equal(["validate.daemonset-webhook.dev", "validate-boot-critical.daemonset-webhook.dev"], [enforcing.Text("name"), bootCritical.Text("name")]);
        Assert.Equal(["Fail", "Ignore"], [enforcing.Text("failurePolicy"), bootCritical.Text("failurePolicy")]);
        Assert.Equal(["5", "2"], [enforcing.Text("timeoutSeconds"), bootCritical.Text("timeoutSeconds")]);
        Assert.Equal(["NotIn", "In"], [Requirement(enforcing, "operator"), Requirement(bootCritical, "operator")]);
        Assert.Equal(["kubernetes.io/metadata.name", "kubernetes.io/metadata.name"], [Requirement(enforcing, "key"), Requirement(bootCritical, "key")]);
        Assert.Equal(Namespaces(enforcing), Namespaces(bootCritical));
        Assert.Superset(new HashSet<string>(["kube-system", "webhook-system"]), new HashSet<string>(Namespaces(enforcing)));
    }

    [Fact]
    public async Task Never_lets_the_boot_critical_entry_fail_closed()
    {
        var chart = await RenderedChart.RenderAsync("webhooks: {validating: {failurePolicy: Fail}, bootCritical: {namespaces: []}}");

        Assert.Equal(["Fail", "Ignore"], [Entry(chart, Validating).Text("failurePolicy"), Entry(chart, Validating, 1).Text("failurePolicy")]);
        Assert.Equal(["webhook-system"], Namespaces(Entry(chart, Validating, 1)));
    }

    [Theory]
    [InlineData("1.25.0")]
    [InlineData("1.36.0")]
    public async Task Asks_about_DaemonSets_and_nothing_else(string version)
    {
        var chart = await RenderedChart.RenderAsync(new ChartRelease { KubeVersion = version });

        Assert.All([Entry(chart, Mutating), Entry(chart, Validating), Entry(chart, Validating, 1)], entry =>
        {
            Assert.Single(entry.At("rules")!.AsArray());
            Assert.Equal(["apps", "v1", "daemonsets"], [entry.Texts("rules[0].apiGroups")[0], entry.Texts("rules[0].apiVersions")[0], Assert.Single(entry.Texts("rules[0].resources"))]);
            Assert.Equal("Namespaced", entry.Text("rules[0].scope"));
            Assert.Equal(("Equivalent", "None", "[\"v1\"]"), (entry.Text("matchPolicy"), entry.Text("sideEffects"), entry.Json("admissionReviewVersions")));
        });
    }

    [Fact]
    public async Task Spells_out_what_the_API_server_would_default()
    {
        var chart = await RenderedChart.RenderAsync();

        Assert.All([Entry(chart, Mutating), Entry(chart, Validating), Entry(chart, Validating, 1)], entry => Assert.All(
            (string[])["failurePolicy", "matchPolicy", "namespaceSelector", "objectSelector", "timeoutSeconds", "rules[0].scope", "clientConfig.service.port"],
            path => Assert.NotNull(entry.At(path))));
    }

    [Theory]
    [InlineData("1.29.9", "")]
    [InlineData("1.30.0", "only-protected-deletions")]
    [InlineData("1.33.1-eks-1", "only-protected-deletions")]
    public async Task Asks_about_deletions_of_protected_DaemonSets_only_where_the_server_can_tell(string version, string conditions)
    {
        var chart = await RenderedChart.RenderAsync(new ChartRelease { KubeVersion = version });

        Assert.All([Entry(chart, Validating), Entry(chart, Validating, 1)], entry =>
        {
            Assert.Equal(["CREATE", "UPDATE", "DELETE"], entry.Texts("rules[0].operations"));
            Assert.Equal(conditions, string.Join(' ', entry.At("matchConditions")?.AsArray().Select(condition => condition!["name"]!.ToString()) ?? []));
        });
        Assert.Null(Entry(chart, Mutating).At("matchConditions"));
    }

    [Fact]
    public async Task Narrows_every_entry_by_the_users_selectors()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["selectors"]);

        Assert.All([Entry(chart, Mutating), Entry(chart, Validating), Entry(chart, Validating, 1)], entry =>
        {
            Assert.Equal("{\"team\":\"a\"}", entry.Json("namespaceSelector.matchLabels"));
            Assert.Equal("{\"key\":\"stage\",\"operator\":\"In\",\"values\":[\"prod\"]}", entry.Json("namespaceSelector.matchExpressions[0]"));
            Assert.Equal("{\"key\":\"kubernetes.io/metadata.name\",\"operator\":\"NotIn\",\"values\":[\"sandbox\"]}", entry.At("namespaceSelector.matchExpressions")!.AsArray()[^1]!.ToJsonString());
            Assert.Equal("{\"matchLabels\":{\"managed\":\"yes\"}}", entry.Json("objectSelector"));
            Assert.Equal("not-me", entry.At("matchConditions")!.AsArray()[^1]!["name"]!.ToString());
        });
    }

    [Fact]
    public async Task Calls_an_address_where_one_is_given()
    {
        var chart = await RenderedChart.RenderAsync(ValueSets.All["url"]);

        Assert.Equal("https://10.1.2.3:8443/mutate", Entry(chart, Mutating).Text("clientConfig.url"));
        Assert.Equal("https://10.1.2.3:8443/validate", Entry(chart, Validating).Text("clientConfig.url"));
        Assert.Null(Entry(chart, Mutating).At("clientConfig.service"));
    }

    [Fact]
    public async Task Calls_the_Service_on_its_port()
    {
        var chart = await RenderedChart.RenderAsync("service: {port: 8443}");
        var service = chart.Only("Service");

        var called = Entry(chart, Validating).At("clientConfig.service")!;

        Assert.Equal([service.Name, "webhook-system", "8443"], [called["name"]!.ToString(), called["namespace"]!.ToString(), called["port"]!.ToString()]);
        Assert.Contains(service.At("spec.ports")!.AsArray(), port => (int)port!["port"]! == 8443 && port["targetPort"]!.ToString() == "webhook");
    }

    [Fact]
    public async Task Leaves_out_what_is_disabled()
    {
        var chart = await RenderedChart.RenderAsync("webhooks: {mutating: {enabled: false}, validating: {enabled: false}}");

        Assert.Empty(chart.Of(Mutating).Concat(chart.Of(Validating)));
    }

    [Fact]
    public async Task Installs_webhook_configurations_after_all_else()
    {
        var kinds = (await RenderedChart.RenderAsync(new ChartRelease { Flags = ["--skip-tests"] })).Objects.Select(rendered => rendered.Kind);

        Assert.Equal([Mutating, Validating], kinds.TakeLast(2));
    }

    private static RenderedObject Entry(RenderedChart chart, string kind, int index = 0) => new("", "", chart.Only(kind).At($"webhooks[{index}]")!);

    private static (string Name, string FailurePolicy) Policy(RenderedObject entry) => (entry.Text("name"), entry.Text("failurePolicy"));

    private static string Requirement(RenderedObject entry, string field) => entry.Text($"namespaceSelector.matchExpressions[0].{field}");

    private static IEnumerable<string> Namespaces(RenderedObject entry) => entry.Texts("namespaceSelector.matchExpressions[0].values");
}
