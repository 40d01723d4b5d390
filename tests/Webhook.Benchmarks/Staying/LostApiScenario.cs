using System.Diagnostics;
using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>The API server is gone for minutes and comes back with other objects.</summary>
internal sealed class LostApiScenario : IScenario
{
    private const string Nodes = "daemonset_webhook_cache_objects{resource=\"nodes\"}";
    private const string Skipped = "daemonset_webhook_live_rules_skipped_total{";
    private const int Rate = 50;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public string Name => "lost-api";

    /// <inheritdoc/>
    public string Done =>
        $"The server follows an API server of 5 nodes (--max-cache-age {MaxAge.TotalSeconds:0}s), {Rate} calls a second come; the API server is killed, stays away, and comes back with 6 nodes.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        using var api = await StayingApiProcess.StartAsync(5);
        await using var server = await stage.StartAsync(
            "", "--kubeconfig", await api.KubeconfigAsync(stage.InFolder("lost-api.config")), "--max-cache-age", $"{MaxAge.TotalSeconds:0}s");
        await UntilAsync(server, 5, TimeSpan.FromSeconds(30));
        using var callers = stage.CallersOf(server);
        await callers.OpenLoopAsync(Rate, stage.Lasting(5, 3));
        var usual = await ServerSide.BusyAsync(server, stage.Lasting(10, 5));
        var skippedBefore = await ServerSide.SumAsync(server, Skipped);
        api.Kill();
        var young = await callers.OpenLoopAsync(Rate, MaxAge - TimeSpan.FromSeconds(7));
        var skippedYoung = await ServerSide.SumAsync(server, Skipped);
        await Task.Delay(TimeSpan.FromSeconds(10));
        var old = await callers.OpenLoopAsync(Rate, stage.Lasting(20, 5));
        var skippedOld = await ServerSide.SumAsync(server, Skipped);
        var warning = (await callers.ValidateAsync()).Contains("not checked against the cluster", StringComparison.Ordinal);
        var busy = await ServerSide.BusyAsync(server, stage.Lasting(60, 10));
        var ready = await ServerSide.IsReadyAsync(server);
        await api.ComeBackAsync(6);
        var back = await UntilAsync(server, 6, TimeSpan.FromSeconds(90));
        var whole = await UntilNothingIsSkippedAsync(callers);
        var skippedBack = await ServerSide.SumAsync(server, Skipped);
        var after = await callers.OpenLoopAsync(Rate, stage.Lasting(10, 3));
        var skippedAfter = await ServerSide.SumAsync(server, Skipped) - skippedBack;
        return
        [
            young.AllAnswered("gone for less than the age"),
            new("live rules go on with what was known", $"{skippedYoung - skippedBefore:N0} were skipped", skippedYoung - skippedBefore == 0),
            old.AllAnswered("gone for longer"),
            new("live rules are skipped and a warning says so", $"{skippedOld - skippedYoung:N0} skipped, {(warning ? "with" : "without")} a warning", skippedOld > skippedYoung && warning),
            new("it stays ready", ready ? "ready" : "not ready", ready),
            new("it does not hurry to find the API server: without calls no more than 10 % of a core above what it uses otherwise", $"{busy:0.0%}, otherwise {usual:0.0%}", busy < usual + 0.1),
            new("the caches are right within 60 s of the return", back is { } took ? $"{took.TotalSeconds:0.0} s" : "not within 90 s", back < TimeSpan.FromSeconds(60)),
            new("and live rules run again within 60 s more", $"{whole.TotalSeconds:0.0} s", whole.TotalSeconds < 60),
            after.AllAnswered("afterwards"),
            new("no live rule is skipped then", $"{skippedAfter:N0}", skippedAfter == 0),
        ];
    }

    private static async Task<TimeSpan> UntilNothingIsSkippedAsync(Callers callers)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < 90 && (await callers.ValidateAsync()).Contains("not checked against the cluster", StringComparison.Ordinal))
            await Task.Delay(200);

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Waits until so many nodes are known.</summary>
    private static async Task<TimeSpan?> UntilAsync(RunningServer server, int nodes, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (await ServerSide.SumAsync(server, Nodes) != nodes || await ServerSide.SumAsync(server, "daemonset_webhook_cache_synced{") < 10)
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
                return null;

            await Task.Delay(200);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
