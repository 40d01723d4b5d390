namespace Webhook.Benchmarks.Load;

/// <summary>How long answers take at a rate that a large cluster may reach.</summary>
internal static class LatencyFigures
{
    private const int Rate = 1_000;

    /// <summary>10 kB at 1,000 a second over HTTP/1.1, the product and bare Kestrel in turn.</summary>
    public static async Task<IReadOnlyList<LoadFigure>> MeasureAsync(LoadStage stage, RunningServer product, RunningServer bare)
    {
        var duration = TimeSpan.FromSeconds(stage.Options.IsShort ? 1 : 5);
        var (ours, theirs) = (new List<double[]>(), new List<double[]>());
        for (var round = 0; round < stage.Options.Rounds; round++)
        {
            theirs.Add(await RunAsync(stage, bare, LoadReviews.Mutate with { Path = "/1908", ExpectsPatch = false }, duration));
            ours.Add(await RunAsync(stage, product, LoadReviews.Mutate, duration));
        }

        return [Figure("median", 0.5, ours, theirs), Figure("99th percentile", 0.99, ours, theirs)];
    }

    private static async Task<double[]> RunAsync(LoadStage stage, RunningServer server, LoadRequest request, TimeSpan duration)
    {
        using var lanes = await LaneSet.OpenHttp1Async(stage.Tls, server, request);
        var times = await OpenLoop.RunAsync(lanes.Lanes, Rate, duration);
        Array.Sort(times);
        return times;
    }

    private static LoadFigure Figure(string name, double share, List<double[]> product, List<double[]> bare)
    {
        var (ours, theirs) = (Spread.Of(product.Select(At)), Spread.Of(bare.Select(At)));
        return new(
            $"{name} at {Rate:N0} a second, mutate, beside bare Kestrel's",
            "",
            "",
            $"{ours.Median / 1000:0.00} ms beside {theirs.Median / 1000:0.00} ms",
            $"{ours.Least / 1000:0.00}–{ours.Most / 1000:0.00} ms beside {theirs.Least / 1000:0.00}–{theirs.Most / 1000:0.00} ms");

        double At(double[] sorted) => sorted[(int)((sorted.Length - 1) * share)];
    }
}
