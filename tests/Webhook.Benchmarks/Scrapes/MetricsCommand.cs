namespace Webhook.Benchmarks.Scrapes;

/// <summary>Measures what metrics cost, a scrape and a review each, and prints both.</summary>
internal static class MetricsCommand
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "metrics";

    /// <summary>Measures and prints.</summary>
    public static int Run()
    {
        Console.WriteLine(FormattableString.Invariant($"A scrape of a server that audits {MeasuredServer.DaemonSets:N0} DaemonSets, every 15 s:"));
        Console.WriteLine();
        ScrapeCost.Print();
        Console.WriteLine();
        Console.WriteLine("A whole /validate review of 10 kB, without HTTP:");
        Console.WriteLine();
        InstrumentCost.Print();
        return 0;
    }
}
