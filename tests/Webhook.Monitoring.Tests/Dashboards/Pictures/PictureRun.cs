using Webhook.Monitoring.Tests.Dashboards.Replicas;

namespace Webhook.Monitoring.Tests.Dashboards.Pictures;

/// <summary>Some minutes in the life of two replicas, in which most of what the dashboard shows happens once.</summary>
internal static class PictureRun
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(3);

    /// <summary>Runs them, and draws what a Prometheus beside them saw.</summary>
    public static async Task<string> DrawAsync()
    {
        await using var replicas = await TwoReplicas.StartAsync();
        await using var prometheus = await PrometheusServer.StartAsync(new() { Interval = TimeSpan.FromSeconds(1), Jobs = [.. replicas.Targets.Select(JobOf)] });
        await prometheus.UntilAsync("count(daemonset_webhook_build_info) == 2");

        var start = TimeProvider.System.GetTimestamp();
        double Elapsed() => TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await using var reviews = replicas.SendReviews(TimeSpan.FromMilliseconds(50), () => 0.5 - (0.4 * Math.Cos(Elapsed() / 20)));
        var happenings = new Queue<(double Second, Func<Task> Do)>(Happenings(replicas));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Elapsed() < Length.TotalSeconds)
        {
            await ticks.WaitForNextTickAsync();
            if (happenings.TryPeek(out var next) && next.Second <= Elapsed())
                await happenings.Dequeue().Do();
        }

        return await AskAsync(prometheus, TimeProvider.System.GetUtcNow());
    }

    private static async Task<string> AskAsync(PrometheusServer prometheus, DateTimeOffset to)
    {
        var from = to - Length;
        var selection = Selection.All with { Range = Length, Step = Step, MinimumStep = Step };
        var answers = new Dictionary<int, PanelAnswer>();
        foreach (var panel in ShippedDashboard.Panels)
        {
            var samples = new List<IReadOnlyList<PrometheusSample>>();
            foreach (var target in panel.Targets)
            {
                var query = selection.Apply(target.Expression);
                samples.Add(target.IsInstant ? await prometheus.QueryAsync(query) : await prometheus.QueryRangeAsync(query, from, to, Step));
            }

            answers[panel.Id] = new(panel, samples, from.ToUnixTimeMilliseconds() / 1000.0, to.ToUnixTimeMilliseconds() / 1000.0, Step.TotalSeconds);
        }

        return DashboardPicture.Draw(
            $"Drawn from what a Prometheus saw of two replicas in {Length.TotalMinutes:0} minutes of a test that lets most things happen once. Both replicas are in one process.", answers);
    }

    private static ScrapeJob JobOf(Uri target, int index) => new()
    {
        Name = $"replica-{index + 1}",
        Targets = [target],
        Labels = new Dictionary<string, string> { ["job"] = "daemonset-webhook", ["namespace"] = "webhook-system", ["instance"] = $"replica-{index + 1}" },
    };

    private static (double Second, Func<Task> Do)[] Happenings(TwoReplicas replicas)
    {
        Func<Task>? fix = null;
        static Func<Task> Once(Action action) => () =>
        {
            action();
            return Task.CompletedTask;
        };
        return
        [
            (15, Once(replicas.DropWatches)),
            (30, Once(() => replicas.ChangePolicy("20%"))),
            (45, Once(() => SampleObjects.Roll(replicas.Api, "kube-system", "cni", 2, 3))),
            (55, Once(replicas.BreakPolicy)),
            (75, Once(() => replicas.ChangePolicy("10%"))),
            (85, Once(() => SampleObjects.RemovePods(replicas.Api, "agent", 4))),
            (95, Once(() => replicas.FailRule(true))),
            (100, Once(() => replicas.FailRule(false))),
            (110, Once(() => replicas.FailReviews(true))),
            (112, Once(() => replicas.FailReviews(false))),
            (120, async () => fix = await replicas.BreakCertificateAsync()),
            (135, () => fix!()),
            (145, Once(() => SampleObjects.Roll(replicas.Api, "kube-system", "cni", 2, 6))),
            (155, Once(() => replicas.LoseCluster(true))),
            (168, Once(() => replicas.LoseCluster(false))),
            (185, Once(() => SampleObjects.Roll(replicas.Api, "logging", "agent", 1, 9))),
            (195, Once(replicas.HandOver)),
        ];
    }
}
