using System.Diagnostics;
using System.Text;
using Webhook.Commands;

namespace Webhook.Deploy.Tests.Running;

/// <summary>The program as the chart's pod starts it: same flags and files, on free ports of this machine.</summary>
internal sealed class ServedChart : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pod-");
    private readonly Process _process;
    private readonly RenderedChart _chart;

    private ServedChart(RenderedChart chart)
    {
        _chart = chart;
        Mount("tls", chart.Only("Secret").Map("data"), value => Encoding.UTF8.GetString(Convert.FromBase64String(value)));
        Mount("policies", chart.Only("ConfigMap").Map("data"), value => value);
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, .. Arguments]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
    }

    /// <summary>The chart's own arguments, with paths below our folder and ports that are free.</summary>
    private IEnumerable<string> Arguments => _chart.Only("Deployment").Texts("spec.template.spec.containers[0].args").Select(argument => argument
        .Replace("=/", $"={_folder.FullName}/", StringComparison.Ordinal)
        .Replace("=:8443", "=127.0.0.1:0", StringComparison.Ordinal)
        .Replace("=:8080", "=127.0.0.1:0", StringComparison.Ordinal));

    /// <summary>What it said when it started.</summary>
    public List<string> StartLines { get; } = [];

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ServedChart> StartAsync(RenderedChart chart)
    {
        var served = new ServedChart(chart);
        while (!served.StartLines.Exists(line => line.StartsWith("try it", StringComparison.Ordinal)))
            served.StartLines.Add(await served._process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(string.Join('\n', served.StartLines)));

        return served;
    }

    /// <summary>Runs the script of <c>helm test</c> with the variables of its pod, the Service's name leading here.</summary>
    public async Task<ToolRun> TestAsync()
    {
        var container = new RenderedObject("", "", _chart.Only("Pod").At("spec.containers[0]")!);
        var environment = container.At("env")!.AsArray()
            .ToDictionary(variable => (string)variable!["name"]!, variable => (string?)variable!["value"] ?? Secret(variable["valueFrom"]!["secretKeyRef"]!["key"]!.ToString()));
        environment["HOME"] = _folder.FullName;
        environment["TMPDIR"] = _folder.FullName;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, ".curlrc"), $"""
            noproxy = "*"
            connect-to = "daemonset-webhook.webhook-system.svc:443:{Uri("webhook:").Authority}"
            connect-to = "daemonset-webhook.webhook-system.svc:8080:{Uri("operations:").Authority}"
            """);
        var command = container.Texts("command");
        return await ToolRun.StartAsync(command[0], [.. command.Skip(1), .. container.Texts("args")], environment: environment);
    }

    /// <summary>Where a port is served.</summary>
    /// <param name="name">The word that its start line begins with: <c>webhook:</c> or <c>operations:</c>.</param>
    public Uri Uri(string name) => new(StartLines.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim().Split(' ')[0]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Secret(string key) => Encoding.UTF8.GetString(Convert.FromBase64String(_chart.Only("Secret").Map("data")[key]));

    private void Mount(string name, IReadOnlyDictionary<string, string> data, Func<string, string> text)
    {
        var folder = _folder.CreateSubdirectory(name);
        foreach (var (key, value) in data)
            File.WriteAllText(Path.Combine(folder.FullName, key), text(value));
    }
}
