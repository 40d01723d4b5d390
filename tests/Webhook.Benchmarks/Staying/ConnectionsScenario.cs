using System.Diagnostics;
using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Many connections of callers that mean no good, beside honest ones.</summary>
internal sealed class ConnectionsScenario : IScenario
{
    private const int Rate = 50;
    private const long MemoryBound = 600 << 20;

    /// <inheritdoc/>
    public string Name => "connections";

    /// <inheritdoc/>
    public string Done => $"{Rate} honest calls a second come. One kind of bad connection after the other is opened beside them: what became of the honest calls, and of the bad connections.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        await using var server = await stage.StartAsync("", "--no-cluster");
        var bad = new BadConnections(stage, server);
        var few = stage.Options.IsShort ? 100 : 500;
        var many = stage.Options.IsShort ? 1_000 : 5_000;
        var idle = stage.Options.IsShort ? 1_500 : 10_000;
        using (var warm = stage.CallersOf(server))
            await warm.OpenLoopAsync(Rate, TimeSpan.FromSeconds(3));

        var handles = ServerSide.Handles(server);
        List<Bound> bounds =
        [
            .. await BesideAsync(stage, server, $"{few} headers at 1 byte a second", () => HoldAsync(few, bad.SlowHeaderAsync, drip: true)),
            .. await BesideAsync(stage, server, $"{few} bodies at 1 byte a second", () => HoldAsync(few, bad.SlowBodyAsync, drip: true)),
            .. await BesideAsync(stage, server, "5 callers that send and read no answer", () => DeafCallers.RunAsync(bad, 5, TimeSpan.FromSeconds(90))),
            .. await BesideAsync(stage, server, $"{few} callers that vanish in the middle of a body", () => VanishedCallers.RunAsync(bad, server, few)),
            .. await BesideAsync(stage, server, $"{many} connections that say nothing", () => HoldAsync(many, bad.SilentAsync, drip: false), mayRefuse: true),
            .. await BesideAsync(stage, server, $"{few} handshakes stopped half-way", () => HoldAsync(few, bad.HalfHandshakeAsync, drip: false), mayRefuse: true),
            .. await BesideAsync(stage, server, "a storm of handshakes, every other one broken off", () => StormAsync(bad, stage.Lasting(10, 4)), mayRefuse: true),
            .. await BesideAsync(stage, server, $"{idle:N0} idle connections after a handshake each", () => IdleAsync(server, idle, bad)),
            await RenegotiationAsync(server),
        ];
        bounds.Add(new("peak working set below 600 MiB", ServerSide.Mebibytes(ServerSide.PeakWorkingSet(server)), ServerSide.PeakWorkingSet(server) < MemoryBound));
        await Task.Delay(TimeSpan.FromSeconds(3));
        var left = ServerSide.Handles(server);
        bounds.Add(new("all handles are given back, but for 60 of idle honest connections", $"{handles} before, {left} after", left < handles + 60));
        return bounds;
    }

    private static async Task<IEnumerable<Bound>> BesideAsync(StayingStage stage, RunningServer server, string what, Func<Task<Bound>> act, bool mayRefuse = false)
    {
        LoadStage.Log(what);
        using var callers = stage.CallersOf(server);
        using var stop = new CancellationTokenSource();
        var calls = callers.OpenLoopAsync(Rate, TimeSpan.FromMinutes(5), stop.Token);
        var acted = await act();
        await stop.CancelAsync();
        var figures = await calls;
        return
        [
            mayRefuse ? figures.MostAnswered($"{what}; honest calls") : figures.AllAnswered($"{what}; honest calls"),
            acted,
            Bound.Shown("working set after that", ServerSide.Mebibytes(server.Process.WorkingSet.Total)),
        ];
    }

    /// <summary>Each must be closed by the server: within 10 s of silence, of headers, of a handshake or of 5 s of body, and some seconds for the machine.</summary>
    private static async Task<Bound> HoldAsync(int count, Func<Task<Stream>> open, bool drip)
    {
        var streams = await BadConnections.OpenAsync(count, open);
        var began = Stopwatch.GetTimestamp();
        var closed = await BadConnections.ClosedAsync(streams, TimeSpan.FromSeconds(30), drip);
        return new("the server closes all of them within 30 s", $"{closed} of {streams.Count} within {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s", closed == streams.Count);
    }

    private static async Task<Bound> StormAsync(BadConnections bad, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var (done, tried) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                var opened = await BadConnections.OpenAsync(1, worker % 2 == 0 ? bad.IdleAsync : bad.HalfHandshakeAsync);
                Interlocked.Add(ref done, opened.Count);
                Interlocked.Increment(ref tried);
                opened.ForEach(stream => stream.Dispose());
            }
        })));
        return Bound.Shown("handshakes begun", $"{tried / duration.TotalSeconds:N0} a second, {tried - done:N0} of {tried:N0} refused");
    }

    private static async Task<Bound> IdleAsync(RunningServer server, int count, BadConnections bad)
    {
        var (handles, memory) = (ServerSide.Handles(server), server.Process.WorkingSet.Total);
        var streams = await BadConnections.OpenAsync(count, bad.IdleAsync);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (held, taken) = (ServerSide.Handles(server) - handles, server.Process.WorkingSet.Total - memory);
        streams.ForEach(stream => stream.Dispose());
        return new(
            "it holds no more than 4,096 of them", $"{held:N0} held of {streams.Count:N0}, for {ServerSide.Mebibytes(taken)}, {taken / 1024.0 / Math.Max(held, 1):0.0} KiB each", held < 4200);
    }

    /// <summary>Asks for TLS renegotiation as OpenSSL's client does on a line with an R.</summary>
    private static async Task<Bound> RenegotiationAsync(RunningServer server)
    {
        var port = server.Address.Port.ToString(CultureInfo.InvariantCulture);
        using var openssl = Process.Start(new ProcessStartInfo("sh", ["-c", $"(sleep 1; echo R; sleep 1) | timeout 10 openssl s_client -tls1_2 -connect 127.0.0.1:{port} 2>&1"]) { RedirectStandardOutput = true })!;
        var said = await openssl.StandardOutput.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        var asked = said.Contains("RENEGOTIATING", StringComparison.Ordinal);
        var refused = said.Contains("no renegotiation", StringComparison.Ordinal) || said.Contains("handshake failure", StringComparison.Ordinal) || said.Contains("unexpected eof", StringComparison.Ordinal);
        return new("renegotiation of TLS 1.2 is refused", asked ? refused ? "refused" : "granted" : "not tried: no openssl", !asked || refused);
    }
}
