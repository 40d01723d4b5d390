using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>What a server says of itself, and what Linux says of it.</summary>
internal static class ServerSide
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Text of a path of the operations port.</summary>
    public static Task<string> ReadAsync(RunningServer server, string path) => Http.GetStringAsync(new Uri(server.Operations!, path));

    /// <summary>Sum of all series whose line begins so.</summary>
    public static async Task<double> SumAsync(RunningServer server, string series) => (await ReadAsync(server, "/metrics")).Split('\n')
        .Where(line => line.StartsWith(series, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    /// <summary>Whether /readyz answers 200.</summary>
    public static async Task<bool> IsReadyAsync(RunningServer server)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(server.Operations!, "/readyz"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Open files and sockets.</summary>
    public static int Handles(RunningServer server) => Directory.GetFileSystemEntries($"/proc/{server.Process.Id}/fd").Length;

    /// <summary>Most memory that was ever in RAM.</summary>
    public static long PeakWorkingSet(RunningServer server) =>
        long.Parse(
            File.ReadLines($"/proc/{server.Process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture) * 1024;

    /// <summary>Share of a core that it uses over a time.</summary>
    public static async Task<double> BusyAsync(RunningServer server, TimeSpan duration)
    {
        var before = server.Process.Processor;
        await Task.Delay(duration);
        return (server.Process.Processor - before) / duration;
    }

    /// <summary>Bytes for people.</summary>
    public static string Mebibytes(long bytes) => $"{bytes / 1024.0 / 1024:0} MiB";
}
