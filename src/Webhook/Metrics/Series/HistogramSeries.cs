using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>Counts of measurements by bucket, with the last one of each bucket that a trace tells more of.</summary>
/// <param name="bounds">Upper bounds, inclusive, in rising order; a last bucket without bound is added.</param>
internal sealed class HistogramSeries(double[] bounds) : MetricSeries
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[bounds.Length + 1];
    private Exemplar?[]? _exemplars;
    private double _sum;

    public override void Record(double value, in Exemplar? exemplar)
    {
        var bucket = 0;
        while (bucket < bounds.Length && value > bounds[bucket])
            bucket++;

        lock (_lock)
        {
            _counts[bucket]++;
            _sum += value;
            if (exemplar is null)
                return;

            _exemplars ??= new Exemplar?[_counts.Length];
            _exemplars[bucket] = exemplar;
        }
    }

    public override void Write(ExpositionWriter writer, LabelValues labels)
    {
        long[] counts;
        Exemplar?[]? exemplars;
        double sum;
        lock (_lock)
            (counts, exemplars, sum) = ([.. _counts], _exemplars is null ? null : [.. _exemplars], _sum);

        long cumulative = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            cumulative += counts[bucket];
            writer.Bucket(labels, bucket < bounds.Length ? bounds[bucket] : double.PositiveInfinity, cumulative, exemplars?[bucket]);
        }

        writer.Sum(labels, sum, cumulative);
    }
}
