using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>Reads single values of a server's own metrics.</summary>
internal static class MetricsPage
{
    /// <summary>Bytes that the runtime has ever allocated.</summary>
    public const string Allocated = "dotnet_gc_heap_total_allocated_bytes_total";

    private static readonly HttpClient Http = new();

    /// <summary>The text that a path of the operations port answers; a server that is not ready yet says so with 503.</summary>
    public static async Task<string> ReadAsync(RunningServer server, string path)
    {
        using var response = await Http.GetAsync(new Uri(server.Operations!, path));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The value of a series without labels; <c>null</c> when there is none of that name.</summary>
    public static async Task<double?> ValueAsync(RunningServer server, string name)
    {
        var line = (await ReadAsync(server, "/metrics")).Split('\n').FirstOrDefault(line => line.StartsWith(name + ' ', StringComparison.Ordinal));
        return line is null ? null : double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
