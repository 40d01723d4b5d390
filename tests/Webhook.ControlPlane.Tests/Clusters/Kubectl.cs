using System.Text.Json.Nodes;
using Webhook.Testing.Tools;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>kubectl against one cluster.</summary>
/// <param name="kubeconfig">Who asks, and where.</param>
internal sealed class Kubectl(string kubeconfig)
{
    /// <summary>Runs it at the repository's root, whatever comes of it.</summary>
    public async Task<ToolRun> RunAsync(IReadOnlyList<string> arguments, string input = "") => await ToolRun.StartAsync(
        await ToolFolder.ProgramAsync("kubectl"),
        ["--kubeconfig", kubeconfig, "--cache-dir", Path.Combine(Path.GetDirectoryName(kubeconfig)!, "cache"), .. arguments],
        input);

    /// <summary>Runs it and fails the test unless it succeeds.</summary>
    /// <returns>Standard output, and standard error, where warnings are.</returns>
    public async Task<(string Out, string Warnings)> SucceedAsync(params IReadOnlyList<string> arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"kubectl {string.Join(' ', arguments)}: {run.Error}");
        return (run.Out, run.Error);
    }

    /// <summary>Runs it and fails the test unless it is refused.</summary>
    /// <returns>Standard error.</returns>
    public async Task<string> RefuseAsync(params IReadOnlyList<string> arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode != 0, $"kubectl {string.Join(' ', arguments)} was not refused: {run.Out}");
        return run.Error;
    }

    /// <summary>Applies a manifest on standard input.</summary>
    public async Task<(string Out, string Warnings)> ApplyAsync(JsonNode manifest, params IReadOnlyList<string> flags)
    {
        var run = await RunAsync(["apply", .. flags, "-f", "-"], manifest.ToJsonString());
        Assert.True(run.ExitCode == 0, run.Error);
        return (run.Out, run.Error);
    }
}
