using System.Globalization;

namespace Webhook.Benchmarks.Load;

/// <summary>Measures the published product beside bare Kestrel and prints one table.</summary>
/// <remarks>Ratios of processor time are what to read: how long something takes depends on what else the machine does.</remarks>
internal static class LoadCommand
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "load";

    /// <summary>Completions of sockets that run where they are noticed cost the generator less: it must be faster than the servers.</summary>
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Measures and prints.</summary>
    /// <param name="arguments">What follows <see cref="Name"/>.</param>
    /// <returns>0 when everything was measured, whatever the figures; 1 when something is broken; 2 for a wrong argument.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (LoadOptions.Parse(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync($"{LoadOptions.Usage}\nPART is one of {string.Join(", ", LoadOptions.Parts)}");
            return 2;
        }

        try
        {
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
            using var stage = await LoadStage.PrepareAsync(options);
            LoadTable.Print(stage, await MeasureAsync(stage));
            return 0;
        }
        catch (LoadException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }

    private static async Task<List<LoadFigure>> MeasureAsync(LoadStage stage)
    {
        var options = stage.Options;
        List<LoadFigure> figures = [];
        if (options.Has("size"))
            figures.Add(new("publish that goes into the image", "≤ 70 MB", "≤ 45 MB", $"{Publication.SizeOf(stage.Product) / 1e6:0.0} MB"));
        if (options.Has("start"))
            figures.Add(await StartFigures.MeasureAsync(stage));

        stage.Cores.TakeGenerator();
        if (options.Has("policies"))
            figures.AddRange(PolicyFigures.Measure(stage));

        if (options.Only.Any(part => part is "throughput" or "h2" or "latency" or "allocation" or "live"))
            figures.AddRange(await MeasureBesideBareAsync(stage));
        if (options.Has("memory"))
            figures.AddRange(await MemoryFigures.MeasureAsync(stage));

        return figures;
    }

    private static async Task<List<LoadFigure>> MeasureBesideBareAsync(LoadStage stage)
    {
        var options = stage.Options;
        List<LoadFigure> figures = [];
        await using var bare = await stage.StartBareAsync();
        if (options.Only.Any(part => part is "throughput" or "h2" or "latency" or "allocation"))
        {
            await using var product = await stage.StartProductAsync("--no-cluster");
            if (options.Has("throughput"))
                figures.AddRange(await ThroughputFigures.MeasureHttp1Async(stage, product, bare));
            if (options.Has("h2"))
                figures.AddRange(await ThroughputFigures.MeasureHttp2Async(stage, product, bare));
            if (options.Has("latency"))
                figures.AddRange(await LatencyFigures.MeasureAsync(stage, product, bare));
            if (options.Has("allocation"))
                figures.AddRange(await AllocationFigures.MeasureAsync(stage, product));
        }

        if (options.Has("live"))
            figures.AddRange(await LiveFigures.MeasureAsync(stage, bare));

        return figures;
    }
}
