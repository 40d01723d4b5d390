using System.Text.RegularExpressions;

namespace Webhook.Deploy.Tests.Manifests;

/// <summary>deploy/manifests/install.yaml is what the chart renders; <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed partial class InstallManifestTests
{
    private const string Install = "deploy/manifests/install.yaml";

    private const string Header = """
        # daemonset-webhook without Helm: kubectl apply -f install.yaml
        # Rendered from the chart with values.yaml of this folder, by tests/Webhook.Deploy.Tests. To change it, change those.

        """;

    private static readonly ChartRelease Release = new()
    {
        Namespace = "daemonset-webhook",
        Values = File.ReadAllText(Repository.Path("deploy/manifests/values.yaml")),
        Flags = ["--include-crds", "--skip-tests"],
    };

    [Fact]
    public async Task Is_the_chart_rendered() =>
        Golden.Equal(Install, Header + BlankLines().Replace((await RenderedChart.RenderAsync(Release)).Text, "\n"));

    [Fact]
    public async Task Holds_no_key()
    {
        var text = await File.ReadAllTextAsync(Repository.Path(Install), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("tls.key:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_namespace_before_what_lives_there_and_the_webhooks_after_what_serves_them()
    {
        var kinds = (await RenderedChart.RenderAsync(Release)).Objects.Select(rendered => rendered.Kind).ToList();

        Assert.Equal(["CustomResourceDefinition", "Namespace"], kinds.Take(2));
        Assert.Equal(["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"], kinds.TakeLast(2));
    }

    /// <summary>Empty lines are where Helm's majors differ.</summary>
    [GeneratedRegex("\n\n+")]
    private static partial Regex BlankLines();
}
