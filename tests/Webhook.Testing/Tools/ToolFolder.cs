namespace Webhook.Testing.Tools;

/// <summary>Programs that tests run and that the .NET SDK doesn't bring: helm, helm3, kubectl, node modules.</summary>
/// <remarks>Installed on first use by <c>tests/tools/install.sh</c>, into a cache that all checkouts share.</remarks>
public static class ToolFolder
{
    private static readonly Lazy<Task<string>> Programs = new(InstallAsync);

    /// <summary>Path of one of the programs.</summary>
    /// <exception cref="InvalidOperationException">They can't be installed; says what is missing.</exception>
    public static async Task<string> ProgramAsync(string name) => Path.Combine(await Programs.Value, name);

    /// <summary>The folder that holds <c>node_modules</c> and the scripts that use them.</summary>
    /// <exception cref="InvalidOperationException">They can't be installed; says what is missing.</exception>
    public static async Task<string> ScriptAsync(string name) => Path.Combine(Path.GetDirectoryName(await Programs.Value)!, name);

    private static async Task<string> InstallAsync()
    {
        var run = await ToolRun.StartAsync("bash", [Repository.Path("tests/tools/install.sh")]);
        return run.ExitCode == 0 ? run.Out.Trim() : throw new InvalidOperationException(run.Error.Trim());
    }
}
