namespace Webhook.Benchmarks.Load;

/// <summary>The same load on the product and on bare Kestrel, in turn.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Must">Least share of bare Kestrel's cost in ours; empty where nothing is promised.</param>
/// <param name="Aim">The share to reach; empty where nothing is promised.</param>
/// <param name="Product">The product.</param>
/// <param name="Bare">Bare Kestrel.</param>
/// <param name="Request">What the product is sent; bare Kestrel gets the same body and gives an answer of the same size.</param>
internal sealed record Contest(string What, string Must, string Aim, RunningServer Product, RunningServer Bare, LoadRequest Request)
{
    /// <summary>Drives both for some rounds.</summary>
    /// <param name="open">Opens connections.</param>
    /// <param name="contests">What to compare; each round takes all of them.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="turn">How long each server is driven each time.</param>
    /// <param name="warmUp">How long the product, and bare Kestrel, is driven before each contest, so that its code is compiled to the end.</param>
    public static async Task<IReadOnlyList<LoadFigure>> RunAsync(
        Func<RunningServer, LoadRequest, Task<LaneSet>> open,
        IReadOnlyList<Contest> contests,
        int rounds,
        TimeSpan turn,
        (TimeSpan Product, TimeSpan Bare) warmUp)
    {
        var results = contests.Select(_ => new List<(Sample Product, Sample Bare)>()).ToList();
        var bare = new List<LoadRequest>();
        foreach (var contest in contests)
        {
            bare.Add(await contest.BareRequestAsync(open));
            await DriveAsync(open, contest.Bare, bare[^1], warmUp.Bare);
            await DriveAsync(open, contest.Product, contest.Request, warmUp.Product);
        }

        for (var round = 1; round <= rounds; round++)
        {
            for (var i = 0; i < contests.Count; i++)
            {
                var of = await DriveAsync(open, contests[i].Bare, bare[i], turn);
                var ours = await DriveAsync(open, contests[i].Product, contests[i].Request, turn);
                results[i].Add((ours, of));
                LoadStage.Log($"round {round}, {contests[i].What}: bare {Shown(of)}; product {Shown(ours)}; {of.Cost / ours.Cost:0.00}");
            }
        }

        return [.. contests.Select((contest, i) => contest.Figure(results[i]))];
    }

    private async Task<LoadRequest> BareRequestAsync(Func<RunningServer, LoadRequest, Task<LaneSet>> open)
    {
        using var lanes = await open(Product, Request);
        await lanes.Lanes[0].ExchangeAsync();
        var length = lanes.Lanes[0].AnswerLength;
        LoadStage.Log($"{What}: {Request.Body.Length} bytes to {Request.Path}, answered with {length}");
        return new($"/{length}", Request.Body, ExpectsPatch: false);
    }

    private static async Task<Sample> DriveAsync(
        Func<RunningServer, LoadRequest, Task<LaneSet>> open, RunningServer server, LoadRequest request, TimeSpan duration)
    {
        using var lanes = await open(server, request);
        return await ClosedLoop.RunAsync(server.Process, lanes.Lanes, duration);
    }

    private LoadFigure Figure(IReadOnlyList<(Sample Product, Sample Bare)> rounds)
    {
        var ratio = Spread.Of(rounds.Select(round => round.Bare.Cost / round.Product.Cost));
        var ours = Spread.Of(rounds.Select(round => round.Product.Cost));
        var bare = Spread.Of(rounds.Select(round => round.Bare.Cost));
        return new(What, Must, Aim, $"{ratio.Median:0.00} ({bare.Median:0.0} µs of {ours.Median:0.0} µs)", $"{ratio.Least:0.00}–{ratio.Most:0.00}");
    }

    private static string Shown(Sample sample) => $"{sample.Cost:0.0} µs, {sample.Rate:0} a second, core {sample.Busy:0%} busy";
}
