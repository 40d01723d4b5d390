namespace Webhook.Benchmarks.Load;

/// <summary>What the whole server allocates for a review, Kestrel's part included, by its own metrics.</summary>
internal static class AllocationFigures
{
    /// <summary>10 kB CREATE to each webhook over HTTP/1.1.</summary>
    public static async Task<IReadOnlyList<LoadFigure>> MeasureAsync(LoadStage stage, RunningServer product) =>
    [
        await MeasureAsync(stage, product, LoadReviews.Mutate, "allocated for a review, 10 kB CREATE, mutate"),
        await MeasureAsync(stage, product, LoadReviews.Validate, "allocated for a review, 10 kB CREATE, validate"),
    ];

    private static async Task<LoadFigure> MeasureAsync(LoadStage stage, RunningServer product, LoadRequest request, string what)
    {
        var bytes = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            using var lanes = await LaneSet.OpenHttp1Async(stage.Tls, product, request);
            await ClosedLoop.RunAsync(product.Process, lanes.Lanes, TimeSpan.FromSeconds(0.1));
            var before = await MetricsPage.ValueAsync(product, MetricsPage.Allocated);
            var sample = await ClosedLoop.RunAsync(product.Process, lanes.Lanes, TimeSpan.FromSeconds(stage.Options.IsShort ? 0.5 : 2));
            var after = await MetricsPage.ValueAsync(product, MetricsPage.Allocated);
            if (before is null || after is null)
                return new(what, "≤ 10 kB", "≤ 2 kB", $"not known: {MetricsPage.Allocated} is not among its metrics");

            bytes.Add((after.Value - before.Value) / (sample.Answers + lanes.Lanes.Count) / 1000);
        }

        var spread = Spread.Of(bytes);
        return new(what, "≤ 10 kB", "≤ 2 kB", $"{spread.Median:0.00} kB", $"{spread.Least:0.00}–{spread.Most:0.00} kB");
    }
}
