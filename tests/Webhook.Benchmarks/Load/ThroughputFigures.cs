namespace Webhook.Benchmarks.Load;

/// <summary>What a review costs the product beside what the same bytes cost bare Kestrel.</summary>
internal static class ThroughputFigures
{
    /// <summary>Over HTTP/1.1: 10 kB and 143 kB, under the default policy, without a cluster.</summary>
    public static Task<IReadOnlyList<LoadFigure>> MeasureHttp1Async(LoadStage stage, RunningServer product, RunningServer bare) => RunAsync(stage, LaneSet.OpenHttp1Async,
    [
        new("bare Kestrel's processor time / ours: 10 kB CREATE, mutate", "≥ 0.50", "≥ 0.70", product, bare, LoadReviews.Mutate),
        new("the same, 10 kB CREATE, validate", "≥ 0.50", "≥ 0.70", product, bare, LoadReviews.Validate),
        new("the same, 143 kB CREATE, mutate", "≥ 0.50", "≥ 0.90", product, bare, LoadReviews.MutateLarge),
        new("the same, 143 kB CREATE, validate", "≥ 0.50", "≥ 0.90", product, bare, LoadReviews.ValidateLarge),
    ]);

    /// <summary>10 kB over HTTP/2.</summary>
    public static Task<IReadOnlyList<LoadFigure>> MeasureHttp2Async(LoadStage stage, RunningServer product, RunningServer bare) => RunAsync(stage, LaneSet.OpenHttp2Async,
    [
        new("the same, 10 kB CREATE over HTTP/2, mutate", "", "", product, bare, LoadReviews.Mutate),
        new("the same, 10 kB CREATE over HTTP/2, validate", "", "", product, bare, LoadReviews.Validate),
    ]);

    /// <summary>Compares, for as long as was asked for.</summary>
    public static Task<IReadOnlyList<LoadFigure>> RunAsync(
        LoadStage stage, Func<TlsClient, RunningServer, LoadRequest, Task<LaneSet>> open, IReadOnlyList<Contest> contests)
    {
        // Compiling to the end takes that long beside the load on one core: with less the first rounds measure the compiler. Of bare
        // Kestrel there is less to compile.
        const double WarmUp = 20;
        var (turn, bareWarmUp) = stage.Options.IsShort ? (0.5, 3.0) : (2.0, WarmUp);
        return Contest.RunAsync(
            (server, request) => open(stage.Tls, server, request),
            contests,
            stage.Options.Rounds,
            TimeSpan.FromSeconds(turn),
            (TimeSpan.FromSeconds(WarmUp), TimeSpan.FromSeconds(bareWarmUp)));
    }
}
