using System.Globalization;
using System.IO.Compression;
using Prometheus;
using Webhook.Benchmarks.Scale;

namespace Webhook.Benchmarks.Scrapes;

/// <summary>What a scrape costs the server: measuring, writing and compressing; HTTP is left out.</summary>
internal static class ScrapeCost
{
    private const int Rounds = 15;
    private const int ScrapesOfRound = 20;

    /// <summary>Seconds from one scrape to the next.</summary>
    private const double Interval = 15;

    /// <summary>Measures each format and coding in turn, and prints the medians.</summary>
    public static void Print()
    {
        var server = new MeasuredServer();
        (string Name, ExpositionFormat Format, bool IsCompressed)[] kinds =
        [
            ("text 0.0.4", ExpositionFormat.PrometheusText, false),
            ("text 0.0.4, gzip", ExpositionFormat.PrometheusText, true),
            ("OpenMetrics", ExpositionFormat.OpenMetricsText, false),
            ("OpenMetrics, gzip", ExpositionFormat.OpenMetricsText, true),
        ];
        var costs = kinds.Select(_ => new List<double>()).ToList();
        var allocated = new long[kinds.Length];
        var sizes = new int[kinds.Length];
        using var output = new MemoryStream(1024 * 1024);
        for (var round = -2; round < Rounds; round++)
        {
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var cost = ThreadClock.Measure(() => Scrape(server, kinds[kind].Format, kinds[kind].IsCompressed, output)) / ScrapesOfRound;
                allocated[kind] = (GC.GetAllocatedBytesForCurrentThread() - before) / ScrapesOfRound;
                sizes[kind] = (int)output.Length;

                // The first rounds are those of the compiler.
                if (round >= 0)
                    costs[kind].Add(cost.TotalMicroseconds);
            }
        }

        Console.WriteLine("| format | size | processor time | allocated | of a core |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var median = Median(costs[kind]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kinds[kind].Name} | {sizes[kind] / 1024.0:0.0} KiB | {median:N0} µs | {allocated[kind] / 1024.0:0.0} KiB | {median / 1e6 / Interval:0.0000 %} |"));
        }
    }

    /// <summary>The middle one of some figures.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        List<double> ordered = [.. figures.Order()];
        return ordered[ordered.Count / 2];
    }

    private static void Scrape(MeasuredServer server, ExpositionFormat format, bool isCompressed, MemoryStream output)
    {
        for (var scrape = 0; scrape < ScrapesOfRound; scrape++)
        {
            output.SetLength(0);
            using var gzip = isCompressed ? new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true) : null;

            // Memory takes all of it without a wait, so this thread does all of the work.
            server.Registry.CollectAndExportAsTextAsync(gzip is null ? output : gzip, format).GetAwaiter().GetResult();
        }
    }
}
