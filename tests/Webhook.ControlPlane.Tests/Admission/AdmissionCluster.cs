using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Testing.Charts;

namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>A cluster with the product beside it and the chart's webhook configurations in it, called by URL.</summary>
public sealed class AdmissionCluster() : ClusterFixture(new())
{
    private Product? _product;
    private int _namespaces;

    internal Product Product => _product!;

    internal Kubectl Kubectl => new(Live.Processes.Kubeconfig);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _product = await Product.StartAsync(Live.Processes);
        if (!Live.Version.LabelsNamespaces)
            await Kubectl.SucceedAsync("label", "namespace", "kube-system", "kubernetes.io/metadata.name=kube-system");

        await InstallAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();

        await base.DisposeAsync();
    }

    /// <summary>Applies the webhook configurations that the chart renders; answers when the API server calls them.</summary>
    internal async Task InstallAsync()
    {
        var applied = await Kubectl.RunAsync(["apply", "-f", "-"], await ConfigurationsAsync());
        Assert.True(applied.ExitCode == 0, applied.Error);
        await CallsAsync(6);
    }

    /// <summary>Removes them; answers when the API server has forgotten them.</summary>
    internal async Task UninstallAsync()
    {
        var deleted = await Kubectl.RunAsync(["delete", "-f", "-"], await ConfigurationsAsync());
        Assert.True(deleted.ExitCode == 0, deleted.Error);
        await CallsAsync(0);
    }

    /// <summary>Makes a namespace of a new name and gives the name.</summary>
    internal async Task<string> NamespaceAsync()
    {
        var name = $"ns-{Interlocked.Increment(ref _namespaces)}";
        await NamespaceAsync(name);
        return name;
    }

    /// <summary>Makes a namespace as Kubernetes 1.21 and later do.</summary>
    internal Task NamespaceAsync(string name) => Live.CreateAsync(
        $"{{apiVersion: v1, kind: Namespace, metadata: {{name: {name}, labels: {{kubernetes.io/metadata.name: {name}}}}}}}");

    private async Task<string> ConfigurationsAsync()
    {
        var chart = await RenderedChart.RenderAsync(new ChartRelease
        {
            KubeVersion = Live.Version.ForTheChart,
            Values = $"""
                webhooks: {"{"}url: "{Product.Url}", validating: {"{"}failurePolicy: Fail{"}"}{"}"}
                certificates:
                  mode: secret
                  secret:
                    name: unused
                    caBundle: |
                      {Product.Authority.ReplaceLineEndings("\n      ")}
                """,
        });
        return string.Join("\n---\n", chart.Objects
            .Where(rendered => rendered.Kind.EndsWith("WebhookConfiguration", StringComparison.Ordinal))
            .Select(rendered => rendered.Root.ToJsonString()));
    }

    /// <summary>Waits until so many tolerations are injected; the API server reads its configurations in its own time.</summary>
    private async Task CallsAsync(int injected)
    {
        const string Keys = "jsonpath={.spec.template.spec.tolerations[*].key}";
        var seen = "";
        await Eventually.GetAsync(
            $"the API server to inject {injected} tolerations",
            async () =>
            {
                var probe = await Kubectl.RunAsync(["apply", "--dry-run=server", "-o", Keys, "-f", "deploy/samples/fluentbox.yaml"]);
                seen = probe.Out + probe.Error;
                return probe.Out.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == injected ? "" : null;
            },
            () => seen);
    }
}
