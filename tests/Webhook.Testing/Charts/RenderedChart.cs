using Webhook.Model.Manifests;
using Webhook.Testing.Tools;
using Xunit;

namespace Webhook.Testing.Charts;

/// <summary>What <c>helm template</c> makes of the chart.</summary>
/// <param name="Text">The manifests as YAML, as they are sent to a cluster.</param>
/// <param name="Objects">The same, one by one, in the order in which Helm installs them.</param>
public sealed record RenderedChart(string Text, IReadOnlyList<RenderedObject> Objects)
{
    /// <summary>Renders with some values and all else as it is; fails the test with Helm's own words when Helm refuses.</summary>
    public static Task<RenderedChart> RenderAsync(string values = "") => RenderAsync(new ChartRelease { Values = values });

    /// <summary>Renders a release; fails the test with Helm's own words when Helm refuses.</summary>
    public static async Task<RenderedChart> RenderAsync(ChartRelease release)
    {
        var run = await RunAsync(release);
        Assert.True(run.ExitCode == 0, run.Error);

        var file = ManifestReader.Read("chart", run.Out);
        Assert.Empty(file.Problems);
        return new(run.Out, [.. file.Objects.Select(RenderedObject.Of)]);
    }

    /// <summary>Renders values that Helm must refuse, and gives its words.</summary>
    public static async Task<string> RefuseAsync(ChartRelease release)
    {
        var run = await RunAsync(release);
        Assert.True(run.ExitCode != 0, $"Helm renders it:\n{run.Out}");
        return run.Error;
    }

    /// <summary>The only object of a kind.</summary>
    public RenderedObject Only(string kind) => Assert.Single(Of(kind));

    /// <summary>The object of a kind with a name.</summary>
    public RenderedObject Named(string kind, string name) => Assert.Single(Of(kind), rendered => rendered.Name == name);

    /// <summary>All objects of a kind.</summary>
    public IEnumerable<RenderedObject> Of(string kind) => Objects.Where(rendered => rendered.Kind == kind);

    private static async Task<ToolRun> RunAsync(ChartRelease release) => await ToolRun.StartAsync(
        await ToolFolder.ProgramAsync(release.Helm),
        [
            "template", release.Name, release.Folder, "--namespace", release.Namespace, "--kube-version", release.KubeVersion,
            "--values", "-", .. release.Flags,
        ],
        release.Values);
}
