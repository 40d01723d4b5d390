using Webhook.Testing.Tools;

namespace Webhook.Testing.Prometheus;

/// <summary>The programs <c>prometheus</c> and <c>promtool</c>.</summary>
/// <remarks>Fetched on first use by <c>tests/prometheus/install.sh</c>, into a cache that all checkouts share.</remarks>
public static class PrometheusPrograms
{
    private static readonly Lazy<Task<string>> Folder = new(InstallAsync);

    /// <summary>Path of one of them.</summary>
    /// <exception cref="InvalidOperationException">They can't be fetched; says what is missing.</exception>
    public static async Task<string> PathAsync(string name) => Path.Combine(await Folder.Value, name);

    /// <summary>Runs promtool at the repository's root.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <exception cref="InvalidOperationException">It can't be fetched; says what is missing.</exception>
    public static async Task<ToolRun> PromtoolAsync(IEnumerable<string> arguments, string input = "") =>
        await ToolRun.StartAsync(await PathAsync("promtool"), arguments, input);

    private static async Task<string> InstallAsync()
    {
        var run = await ToolRun.StartAsync("bash", [Repository.Path("tests/prometheus/install.sh")]);
        return run.ExitCode == 0 ? run.Out.Trim() : throw new InvalidOperationException(run.Error.Trim());
    }
}
