namespace Webhook.Benchmarks.Load;

/// <summary>What the product holds in RAM before and after many reviews.</summary>
internal static class MemoryFigures
{
    private const int Steps = 20;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    /// <summary>Starts a fresh server and sends it a million reviews of 10 kB, half of them to each webhook; a twentieth of that in the short form.</summary>
    public static async Task<IReadOnlyList<LoadFigure>> MeasureAsync(LoadStage stage)
    {
        var reviews = stage.Options.IsShort ? 50_000 : 1_000_000;
        await using var product = await stage.StartProductAsync("--no-cluster");
        await Task.Delay(Rest);
        var idle = product.Process.WorkingSet;
        var steps = new List<WorkingSet>();
        using (var mutate = await LaneSet.OpenHttp1Async(stage.Tls, product, LoadReviews.Mutate))
        using (var validate = await LaneSet.OpenHttp1Async(stage.Tls, product, LoadReviews.Validate))
        {
            ILane[] lanes = [.. mutate.Lanes.Take(LaneSet.Http1Connections / 2), .. validate.Lanes.Take(LaneSet.Http1Connections / 2)];
            for (var step = 1; step <= Steps; step++)
            {
                await Task.WhenAll(lanes.Select(lane => Task.Run(() => DriveAsync(lane, reviews / Steps / lanes.Length))));
                steps.Add(product.Process.WorkingSet);
                LoadStage.Log($"after {reviews / Steps * step:N0} reviews: {Shown(steps[^1])}");
            }
        }

        var last = Spread.Of(steps.Skip(Steps / 2).Select(step => Mebibytes(step.Total)));
        var growth = Mean(steps.Skip(Steps * 3 / 4)) - Mean(steps.Skip(Steps / 2).Take(Steps / 4));
        return
        [
            new("working set, idle", "≤ 75 MiB", "≤ 55 MiB", Shown(idle)),
            new($"working set after {reviews:N0} reviews", "≤ 110 MiB", "≤ 80 MiB", Shown(steps[^1]), $"{last.Least:0.0}–{last.Most:0.0} MiB over the last half"),
            new("growth of the working set within the last half", "flat", "flat", $"{growth:+0.0;-0.0;0.0} MiB"),
        ];
    }

    private static async Task DriveAsync(ILane lane, int requests)
    {
        for (var i = 0; i < requests; i++)
            await lane.ExchangeAsync();
    }

    private static double Mean(IEnumerable<WorkingSet> steps) => steps.Average(step => Mebibytes(step.Total));

    private static string Shown(WorkingSet memory) => $"{Mebibytes(memory.Total):0.0} MiB ({Mebibytes(memory.Own):0.0} MiB of it in no file)";

    private static double Mebibytes(long bytes) => bytes / 1024.0 / 1024;
}
