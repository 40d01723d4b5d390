using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>The series of an instrument that is told as things happen. Safe for use from many threads; counting allocates nothing.</summary>
internal abstract class CountedFamily(Instrument instrument, MetricKind kind, TimeProvider time) : MetricFamily(instrument, kind)
{
    private readonly ConcurrentDictionary<LabelValues, MetricSeries> _series = new();
    private KeyValuePair<LabelValues, MetricSeries>[] _ordered = [];

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = SeriesOf(tags);
        if (Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity)
            series.Record(value, Exemplar.Of(activity, value, time));
        else
            series.Record(value, null);
    }

    /// <summary>Shows a series that nothing was measured of.</summary>
    public void StartAtZero(ReadOnlySpan<KeyValuePair<string, object?>> tags) => SeriesOf(tags);

    public override void Write(ExpositionWriter writer)
    {
        // Series are never forgotten: their label values come from closed sets. So the order changes only as new ones come.
        if (_ordered.Length != _series.Count)
            _ordered = [.. _series.OrderBy(entry => entry.Key)];

        if (_ordered.Length == 0)
            return;

        writer.Begin(this);
        foreach (var (labels, series) in _ordered)
            series.Write(writer, labels);
    }

    /// <summary>A series without measurements.</summary>
    protected abstract MetricSeries NewSeries();

    private MetricSeries SeriesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelValues.Of(tags);
        if (_series.TryGetValue(labels, out var series))
            return series;

        NameLabels(tags);
        return _series.GetOrAdd(labels, static (_, family) => family.NewSeries(), this);
    }
}
