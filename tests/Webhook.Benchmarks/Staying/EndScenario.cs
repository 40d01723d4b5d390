using System.Diagnostics;
using System.Globalization;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>SIGTERM while the server has all it can do.</summary>
internal sealed class EndScenario : IScenario
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public string Name => "end";

    /// <inheritdoc/>
    public string Done =>
        $"{AtOnce} callers call as fast as they are answered and keep connections as the API server does. SIGTERM comes; the drain delay is {Drain.TotalSeconds:0} s. A connection refused after that would go to another replica.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        var start = new ProcessStartInfo("taskset", ["--cpu-list", stage.Cores.Server, stage.Product, .. stage.ServeArguments("--no-cluster", "--drain-delay", $"{Drain.TotalSeconds:0}s")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await AddressAsync(process);
        _ = process.StandardOutput.ReadToEndAsync();
        using var callers = new Callers(stage.Tls, address, Callers.DefaultTimeout);
        var signalled = long.MaxValue;
        using var stop = new CancellationTokenSource();
        var driven = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => DriveAsync(callers, stop.Token))).ToList();
        await Task.Delay(stage.Lasting(8, 4));
        signalled = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        using var grace = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ended = await process.WaitForExitAsync(grace.Token).ContinueWith(wait => wait.IsCompletedSuccessfully, TaskScheduler.Default);
        var took = Stopwatch.GetElapsedTime(signalled);
        await stop.CancelAsync();
        if (!ended)
            process.Kill();

        var calls = (await Task.WhenAll(driven)).SelectMany(of => of).ToList();
        var before = new CallFigures([.. calls.Where(call => call.Began < signalled).Select(call => call.Call)]);
        var during = new CallFigures([.. calls.Where(call => call.Began >= signalled && Stopwatch.GetElapsedTime(signalled, call.Began) < Drain - TimeSpan.FromSeconds(1)).Select(call => call.Call)]);
        var after = new CallFigures([.. calls.Where(call => Stopwatch.GetElapsedTime(signalled, call.Began) >= Drain - TimeSpan.FromSeconds(1) && call.Began >= signalled).Select(call => call.Call)]);
        return
        [
            before.AllAnswered("calls begun before SIGTERM"),
            during.AllAnswered("calls begun within the drain delay, but for its last second"),
            Bound.Shown("calls begun in that last second and after it, which in a cluster go to another replica", $"{after.Answered:N0} answered, {after.Failed:N0} not"),
            new("exit code 0", ended ? process.ExitCode.ToString(CultureInfo.InvariantCulture) : "still there after 30 s", ended && process.ExitCode == 0),
            new("ended within the grace period of 30 s", $"{took.TotalSeconds:0.0} s", ended),
        ];
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Array.Find(line.Split(' '), word => word.StartsWith("https://", StringComparison.Ordinal)) is { } word)
                return new(word);
        }

        throw new LoadException("the server did not say its address");
    }

    private static async Task<List<(long Began, Call Call)>> DriveAsync(Callers callers, CancellationToken stop)
    {
        var calls = new List<(long, Call)>();
        while (!stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            calls.Add((began, await callers.CallAsync(began)));
            // Nobody listens any more: the API server would not call again and again.
            if (calls[^1].Item2.End == CallEnd.Refused)
                await Task.Delay(50, CancellationToken.None);
        }

        return calls;
    }
}
