using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Webhook.Benchmarks.Load;

/// <summary>How long the product takes to its first 200 on /readyz, and what it then holds.</summary>
internal static class StartFigures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Starts it several times, on all cores, with a certificate and without a cluster.</summary>
    public static async Task<LoadFigure> MeasureAsync(LoadStage stage)
    {
        var starts = stage.Options.IsShort ? 7 : 21;
        var times = new List<double>();
        for (var i = 0; i < starts; i++)
            times.Add((await StartAsync(stage)).TotalMilliseconds);

        LoadStage.Log($"starts: {string.Join(' ', times.Select(time => $"{time:0}"))} ms");
        var spread = Spread.Of(times);
        return new("start to first 200 on /readyz, no cluster", "≤ 350 ms", "≤ 250 ms", $"{spread.Median:0} ms", $"{spread.Least:0}–{spread.Most:0} ms");
    }

    private static async Task<TimeSpan> StartAsync(LoadStage stage)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(stage.Product, [.. stage.ServeArguments(port), "--no-cluster"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ImageEnvironment.AddTo(start.Environment);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            while (!await IsReadyAsync(port))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                    throw new LoadException($"the product did not start: {await process.StandardError.ReadToEndAsync()}");

                await Task.Delay(1);
            }

            return Stopwatch.GetElapsedTime(began);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsReadyAsync(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            await socket.SendAsync("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
            var answer = new byte[1024];
            return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
