using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>All time series of one instrument. Safe for use from many threads.</summary>
internal abstract class MetricFamily(Instrument instrument)
{
    private readonly ConcurrentDictionary<LabelValues, MetricSeries> _series = new();
    private string[]? _labelNames;

    /// <summary>Name, as Prometheus knows it.</summary>
    public string Name => instrument.Name;

    /// <summary>A full sentence.</summary>
    public string Help => instrument.Description ?? "";

    /// <summary><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Names of the labels; those of the first measurement, since every measurement of an instrument has the same.</summary>
    public IReadOnlyList<string> LabelNames => _labelNames ?? [];

    /// <summary>Whether the instrument is asked at each scrape rather than told as things happen.</summary>
    public bool IsObservable => instrument.IsObservable;

    /// <summary>The series, ordered by their label values.</summary>
    public IEnumerable<KeyValuePair<LabelValues, MetricSeries>> Series => _series.OrderBy(entry => entry.Key);

    /// <summary>Takes one measurement in.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _labelNames ??= NamesOf(tags);
        _series.GetOrAdd(LabelValues.Of(tags), static (_, family) => family.NewSeries(), this).Record(value);
    }

    /// <summary>Forgets all series: what an observable instrument no longer reports is gone.</summary>
    public void Clear() => _series.Clear();

    /// <summary>A series without measurements.</summary>
    protected abstract MetricSeries NewSeries();

    private static string[] NamesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var names = new string[tags.Length];
        for (var index = 0; index < names.Length; index++)
            names[index] = tags[index].Key;

        return names;
    }
}
