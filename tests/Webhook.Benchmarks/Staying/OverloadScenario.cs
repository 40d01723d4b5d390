using System.Diagnostics;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>Ten times as many calls as the server can take.</summary>
internal sealed class OverloadScenario : IScenario
{
    /// <summary>So little that one core of callers reaches ten times what it gives.</summary>
    private const double Share = 0.1;

    private const int Times = 10;

    private static readonly TimeSpan RecoveryBound = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => "overload";

    /// <inheritdoc/>
    public string Done =>
        $"The server gets {Share * 1000:0} m of processor time. 32 callers, each with a new connection for each call, show how many calls a second that is good for; then {Times} times as many come, as the API server calls.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        using var group = ControlGroup.Make(Share);
        await using var server = await stage.StartAsync(group.Join, "--no-cluster");
        var capacity = await CapacityAsync(stage, server);
        LoadStage.Log($"capacity {capacity:0} a second");

        using var callers = stage.CallersOf(server);
        var duration = stage.Lasting(20, 8);
        var began = Stopwatch.GetTimestamp();
        var processor = ProcessFigures.Processor(Environment.ProcessId);
        var figures = await callers.OpenLoopAsync(capacity * Times, duration);
        var (ended, busy) = (Stopwatch.GetElapsedTime(began), (ProcessFigures.Processor(Environment.ProcessId) - processor) / duration);
        LoadStage.Log($"callers used {busy:0%} of a core and were done after {ended.TotalSeconds:0.0} s; {figures.AnsweredText}; {figures.FailedText}");
        var recovery = await RecoveryAsync(stage, server);
        var late = figures.CountOf(CallEnd.TimedOut);
        var goodput = figures.Answered / duration.TotalSeconds;
        return
        [
            Bound.Shown("what the server can take, a TLS handshake for each", $"{capacity:N0} calls a second"),
            Bound.Shown("what was asked of it", $"{figures.Count / duration.TotalSeconds:N0} calls a second, {figures.Count / duration.TotalSeconds / capacity:0.0} times as many"),
            new("accepted calls are answered on time: p99 within the timeout of 10 s", $"p50 {figures.Quantile(0.5):0} ms, p99 {figures.Quantile(0.99):0} ms", figures.Quantile(0.99) < 10_000 && figures.Answered > 0),
            new("work goes on: a tenth of the capacity at least is answered, handshakes of new connections included", $"{goodput:N0} answers a second", goodput > capacity / 10),
            new("the others fail before the timeout: p99 within 8 s (aim: half of them within 1 s)", $"{figures.Failed:N0}; p50 {figures.Quantile(0.5, answered: false):0} ms, p99 {figures.Quantile(0.99, answered: false):0} ms", figures.Quantile(0.99, answered: false) < 8000),
            new("hardly any call times out: less than 1 %", $"{late:N0} of {figures.Count:N0}", late < 0.01 * figures.Count),
            new("memory is bounded: peak working set below 200 MiB", ServerSide.Mebibytes(ServerSide.PeakWorkingSet(server)), ServerSide.PeakWorkingSet(server) < 200 << 20),
            new("it is itself again within 1 s of the last call: ten calls in a row take less than 300 ms each", $"{recovery.TotalSeconds:0.0} s", recovery < RecoveryBound),
            Bound.Shown("time until the last call had its end, from when it came", $"{(ended - duration).TotalSeconds:0.0} s"),
            Bound.Shown("connections closed for overload", $"{await ServerSide.SumAsync(server, "daemonset_webhook_connections_closed_total{reason=\"overload\"}"):N0}"),
        ];
    }

    private static async Task<double> CapacityAsync(StayingStage stage, RunningServer server)
    {
        using (var lanes = await LaneSet.OpenHttp1Async(stage.Tls, server, LoadReviews.Mutate))
            LoadStage.Log($"{(await ClosedLoop.RunAsync(server.Process, lanes.Lanes, stage.Lasting(5, 3))).Rate:0} a second on open connections");

        using var callers = new Callers(stage.Tls, server.Address, Callers.DefaultTimeout, idleKept: 0);
        var began = Stopwatch.GetTimestamp();
        var calls = await callers.ClosedLoopAsync(32, stage.Lasting(10, 6));
        return calls.Answered / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Time until ten calls in a row, a new connection first, take no longer than 300 ms.</summary>
    private static async Task<TimeSpan> RecoveryAsync(StayingStage stage, RunningServer server)
    {
        var began = Stopwatch.GetTimestamp();
        using var callers = stage.CallersOf(server);
        var good = TimeSpan.Zero;
        for (var inRow = 0; inRow < 10 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30);)
        {
            var call = await callers.CallAsync(Stopwatch.GetTimestamp());
            inRow = call.End == CallEnd.Answered && call.Took.TotalMilliseconds < 300 ? inRow + 1 : 0;
            good = inRow == 1 ? Stopwatch.GetElapsedTime(began) : good;
            await Task.Delay(20);
        }

        return good;
    }
}
