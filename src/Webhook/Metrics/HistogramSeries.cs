namespace Webhook.Metrics;

/// <summary>Counts of measurements by bucket.</summary>
/// <param name="bounds">Upper bounds, inclusive, in rising order; a last bucket without bound is added.</param>
internal sealed class HistogramSeries(IReadOnlyList<double> bounds) : MetricSeries
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[bounds.Count + 1];
    private double _sum;

    /// <summary>Upper bounds of all buckets but the last.</summary>
    public IReadOnlyList<double> Bounds => bounds;

    /// <summary>The counts of each bucket alone, and the sum of all measurements, of one moment.</summary>
    public (long[] Counts, double Sum) Read()
    {
        lock (_lock)
            return ([.. _counts], _sum);
    }

    public override void Record(double value)
    {
        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket])
            bucket++;

        lock (_lock)
        {
            _counts[bucket]++;
            _sum += value;
        }
    }
}
