namespace Webhook.Commands.Inputs;

/// <summary>Finds the Helm chart that a file belongs to.</summary>
/// <remarks>Follows https://helm.sh/docs/topics/charts/#the-chart-file-structure.</remarks>
internal sealed class HelmCharts
{
    /// <summary>The file that makes a chart of a folder.</summary>
    public const string FileName = "Chart.yaml";

    private readonly Dictionary<string, bool> _isChart = new(StringComparer.Ordinal);

    /// <summary>The chart whose <c>templates</c> folder holds a file; <c>null</c> for any other file.</summary>
    /// <param name="file">Full path.</param>
    public string? WithTemplate(string file) => FoldersAbove(file)
        .FirstOrDefault(folder => Path.GetFileName(folder) == "templates" && IsChart(Path.GetDirectoryName(folder))) is { } templates
        ? Path.GetDirectoryName(templates)
        : null;

    /// <summary>The chart to render for another one: the outermost that has it among its <c>charts</c>.</summary>
    public string Top(string chart)
    {
        while (Path.GetDirectoryName(chart) is { } charts && Path.GetFileName(charts) == "charts" && IsChart(Path.GetDirectoryName(charts)))
            chart = Path.GetDirectoryName(charts)!;

        return chart;
    }

    private static IEnumerable<string> FoldersAbove(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }

    private bool IsChart(string? folder)
    {
        if (folder is null)
            return false;

        if (!_isChart.TryGetValue(folder, out var isChart))
            _isChart.Add(folder, isChart = File.Exists(Path.Combine(folder, FileName)));

        return isChart;
    }
}
