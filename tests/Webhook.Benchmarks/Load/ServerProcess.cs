using System.Diagnostics;
using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>A server under measurement: a process that says on standard output where it listens.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>
    /// Tells the process id, becomes the server, and has its log read by another process through a pipe, as the log of a pod is.
    /// </summary>
    private const string Script = """{ sh -c 'echo $$; exec "$@"' - "$@" 2>&1 >&3 | cat >/dev/null; } 3>&1""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _shell;
    private readonly StreamReader _said;

    private ServerProcess(Process shell, int id) => (_shell, _said, Id) = (shell, shell.StandardOutput, id);

    /// <summary>Process id of the server itself.</summary>
    public int Id { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Processor => ProcessFigures.Processor(Id);

    /// <summary>Memory that it holds.</summary>
    public WorkingSet WorkingSet => ProcessFigures.WorkingSet(Id);

    /// <summary>Starts a program on some cores, with the environment that the image sets.</summary>
    public static async Task<ServerProcess> StartAsync(string cores, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "-", "taskset", "--cpu-list", cores, program, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        ImageEnvironment.AddTo(start.Environment);

        // What is set for the generator is not for servers.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_SYSTEM_NET", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        var shell = Process.Start(start)!;
        var line = await shell.StandardOutput.ReadLineAsync();
        return new(shell, int.Parse(line!, CultureInfo.InvariantCulture));
    }

    /// <summary>Waits for a line with an address in it.</summary>
    /// <param name="scheme">The address's scheme.</param>
    /// <exception cref="LoadException">The server ended or says nothing of the kind.</exception>
    public async Task<Uri> AddressAsync(string scheme)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await _said.ReadLineAsync(patience.Token) is { } line)
            {
                var word = Array.Find(line.Split(' '), word => word.StartsWith(scheme + "://", StringComparison.Ordinal));
                if (word is not null)
                    return new(word);
            }
        }
        catch (OperationCanceledException)
        {
        }

        throw new LoadException($"a server did not say its {scheme} address");
    }

    /// <summary>Ends it and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", [Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        await _said.ReadToEndAsync();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
