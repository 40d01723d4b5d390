using System.Diagnostics;

namespace Webhook.Benchmarks.Scale;

/// <summary>The fake API server in a process of its own.</summary>
internal sealed class ScaleServerProcess : IDisposable
{
    private readonly Process _process;

    private ScaleServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts this program once more, as the server.</summary>
    /// <param name="pods">How many pods it has, of those that the cluster would have.</param>
    public static async Task<ScaleServerProcess> StartAsync(int pods = ClusterShape.Pods)
    {
        // "dotnet run" runs the program's own host; "dotnet program.dll" needs the file named.
        var host = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? [typeof(ScaleServerProcess).Assembly.Location, ScaleServer.Name, ClusterShape.Text($"{pods}")]
            : [ScaleServer.Name, ClusterShape.Text($"{pods}")];
        var process = Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return new(process, new Uri(line ?? throw new InvalidOperationException("the fake API server ended at its start")));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
