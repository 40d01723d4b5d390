using System.Diagnostics;
using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>The fake API server in a process of its own, which comes back on the same port.</summary>
internal sealed class StayingApiProcess : IDisposable
{
    private Process? _process;

    private StayingApiProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<StayingApiProcess> StartAsync(int nodes)
    {
        var (process, address) = await LaunchAsync(0, nodes);
        return new(process, address);
    }

    /// <summary>Writes a kubeconfig that leads to it.</summary>
    public async Task<string> KubeconfigAsync(string path)
    {
        await File.WriteAllTextAsync(path, $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: staying, cluster: {server: "{{Address}}"} }]
            users: [{name: staying, user: {token: secret} }]
            contexts: [{name: staying, context: {cluster: staying, user: staying} }]
            current-context: staying
            """);
        return path;
    }

    /// <summary>Kills it: nothing is said to whoever is connected, but by the kernel.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task ComeBackAsync(int nodes) => (_process, _) = await LaunchAsync(Address.Port, nodes);

    public void Dispose() => Kill();

    private static async Task<(Process Process, Uri Address)> LaunchAsync(int port, int nodes)
    {
        // "dotnet run" runs the program's own host; "dotnet program.dll" needs the file named.
        var host = Environment.ProcessPath!;
        string[] arguments = [StayingApi.Name, port.ToString(CultureInfo.InvariantCulture), nodes.ToString(CultureInfo.InvariantCulture)];
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            arguments = [typeof(StayingApiProcess).Assembly.Location, .. arguments];

        var process = Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync();
        return (process, new(line ?? throw new LoadException("the fake API server ended at its start")));
    }
}
