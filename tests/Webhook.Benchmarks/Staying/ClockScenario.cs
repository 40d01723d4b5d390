using Webhook.Benchmarks.Load;

namespace Webhook.Benchmarks.Staying;

/// <summary>The clock of the machine jumps, as after a restore or by a wrong time server.</summary>
internal sealed class ClockScenario : IScenario
{
    private const int Rate = 100;

    private static readonly string[] Libraries =
        [.. new[] { "x86_64", "aarch64" }.Select(machine => $"/usr/lib/{machine}-linux-gnu/faketime/libfaketimeMT.so.1")];

    /// <inheritdoc/>
    public string Name => "clock";

    /// <inheritdoc/>
    public string Done =>
        $"The server follows an API server and {Rate} calls a second come, while its clock (libfaketime; the monotonic clock goes on as Linux does) jumps by 6 hours forwards, 12 hours back, 30 days forwards and home.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bound>> RunAsync(StayingStage stage)
    {
        var library = Array.Find(Libraries, File.Exists) ?? throw new LoadException("libfaketime is not there: apt-get install faketime");
        var offset = stage.InFolder("offset");
        await SetAsync(offset, "+0s");
        using var api = await StayingApiProcess.StartAsync(5);
        var prelude = $"export LD_PRELOAD={library} FAKETIME_TIMESTAMP_FILE={offset} FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0";
        await using var server = await stage.StartAsync(prelude, "--kubeconfig", await api.KubeconfigAsync(stage.InFolder("clock.config")), "--audit-interval", "1m");
        using var callers = stage.CallersOf(server);
        await callers.OpenLoopAsync(Rate, stage.Lasting(10, 5));
        var usual = await ServerSide.BusyAsync(server, stage.Lasting(8, 3));
        List<Bound> bounds = [Bound.Shown("of a core without calls, before any jump", $"{usual:0.0%}")];
        foreach (var (jump, hours, name) in new[] { ("+6h", 6, "6 hours forwards"), ("-6h", -6, "12 hours back"), ("+30d", 720, "30 days forwards"), ("+0s", 0, "home") })
        {
            var skipped = await ServerSide.SumAsync(server, "daemonset_webhook_live_rules_skipped_total{");
            await SetAsync(offset, jump);
            await Task.Delay(TimeSpan.FromSeconds(2));
            var busy = await ServerSide.BusyAsync(server, stage.Lasting(8, 3));
            var calls = await callers.OpenLoopAsync(Rate, stage.Lasting(10, 4));
            skipped = await ServerSide.SumAsync(server, "daemonset_webhook_live_rules_skipped_total{") - skipped;
            var shown = await ServerSide.SumAsync(server, "process_start_time_seconds") > 0;
            var (ahead, wanted) = (await AheadAsync(server), TimeSpan.FromHours(hours));
            bounds.Add(new($"{name}: its date is what was set, by what it says of the last event of the cluster", $"{ahead.TotalHours:0.0} h ahead", (ahead - wanted).Duration() < TimeSpan.FromMinutes(2)));
            bounds.Add(calls.AllAnswered(name));
            bounds.Add(new($"{name}: no live rule is skipped", $"{skipped:N0}", skipped == 0));
            bounds.Add(new($"{name}: no busy loop, without calls less than half a core", $"{busy:0.0%}", busy < 0.5));
            bounds.Add(new($"{name}: ready, and metrics are served", $"{(await ServerSide.IsReadyAsync(server) ? "ready" : "not ready")}", shown && await ServerSide.IsReadyAsync(server)));
        }

        return bounds;
    }

    /// <summary>By how much its date is ahead of ours.</summary>
    private static async Task<TimeSpan> AheadAsync(RunningServer server) =>
        DateTimeOffset.UnixEpoch.AddSeconds(await ServerSide.SumAsync(server, "daemonset_webhook_cache_last_event_timestamp_seconds{resource=\"nodes\"")) - DateTimeOffset.UtcNow;

    /// <summary>At once, so that it is never read half written.</summary>
    private static async Task SetAsync(string path, string offset)
    {
        await File.WriteAllTextAsync(path + ".new", offset + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
