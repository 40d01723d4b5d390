using System.Diagnostics;

namespace Webhook.Testing.Tools;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">All of its standard output.</param>
/// <param name="Error">All of its standard error.</param>
public sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>Starts a program at the repository's root and waits for its end.</summary>
    /// <param name="program">A path, or a name to look for in PATH.</param>
    /// <param name="arguments">Its arguments; no shell splits them.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="environment">Variables to set on top of ours.</param>
    public static async Task<ToolRun> StartAsync(
        string program, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
