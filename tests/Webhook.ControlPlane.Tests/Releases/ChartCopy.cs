using Webhook.ControlPlane.Tests.Clusters;
using Webhook.Testing;
using Webhook.Testing.Charts;

namespace Webhook.ControlPlane.Tests.Releases;

/// <summary>A copy of the chart that an API server takes which is older than the chart asks for; for any other, the chart as it is.</summary>
internal sealed class ChartCopy : IDisposable
{
    /// <summary>Makes the copy; only the version that it asks for is another.</summary>
    public ChartCopy(ServerVersion version)
    {
        var source = Repository.Path(ChartRelease.Chart);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        if (version.IsTakenByTheChart)
            return;

        var chart = System.IO.Path.Combine(Path, "Chart.yaml");
        File.WriteAllText(chart, File.ReadAllText(chart).Replace("\">=1.25.0-0\"", "\">=1.20.0-0\"", StringComparison.Ordinal));
    }

    /// <summary>Its folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("chart-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
