using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Webhook.Benchmarks.Staying;

/// <summary>Callers that send request after request and read no answer.</summary>
internal static class DeafCallers
{
    /// <summary>Little to send and little to do for as many bytes of answers as fill the buffers of both sides, which are some megabytes.</summary>
    private static readonly byte[] Requests = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 100)));

    /// <summary>Sends on all of them until the server closes them.</summary>
    /// <param name="bad">Connects.</param>
    /// <param name="count">How many.</param>
    /// <param name="patience">For how long the server may take.</param>
    public static async Task<Bound> RunAsync(BadConnections bad, int count, TimeSpan patience)
    {
        using var stop = new CancellationTokenSource(patience);
        var closed = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => IsClosedAsync(bad, stop.Token)));
        var longest = closed.Max(after => after ?? patience);
        return new(
            $"the server closes all of them within {patience.TotalSeconds:0} s",
            $"{closed.Count(after => after is not null)} of {count} within {longest.TotalSeconds:0} s", Array.TrueForAll(closed, after => after is not null));
    }

    /// <summary>After what time it was closed; <c>null</c> when it was not.</summary>
    private static async Task<TimeSpan?> IsClosedAsync(BadConnections bad, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            // What is kept of answers on this side is small.
            await using var tls = await bad.ShakeHandsAsync(await bad.RawAsync(receiveBuffer: 4096));
            while (true)
                await tls.WriteAsync(Requests, stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return Stopwatch.GetElapsedTime(began);
        }
    }
}
