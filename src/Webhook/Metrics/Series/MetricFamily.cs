using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>All time series of one instrument.</summary>
internal abstract class MetricFamily
{
    private const string Total = "_total";
    private const string Info = "_info";

    private readonly Instrument _instrument;
    private string[]? _labelNames;

    protected MetricFamily(Instrument instrument, MetricKind kind)
    {
        (_instrument, Kind) = (instrument, kind);
        Stem = kind switch
        {
            MetricKind.Counter => Without(Name, Total),
            MetricKind.Info => Without(Name, Info),
            _ => Name,
        };
        var unit = MetricUnit.OfInstrument(instrument.Unit);
        Unit = unit.Length > 0 && Stem.EndsWith("_" + unit, StringComparison.Ordinal) ? unit : MetricUnit.None;
    }

    /// <summary>Name of the samples, as Prometheus knows it.</summary>
    public string Name => _instrument.Name;

    /// <summary>Name of the family in OpenMetrics: without the suffix that the kind gives its samples.</summary>
    public string Stem { get; }

    /// <summary>A full sentence.</summary>
    public string Help => _instrument.Description ?? "";

    /// <summary>The kind.</summary>
    public MetricKind Kind { get; }

    /// <summary>The unit, when the name ends in it as OpenMetrics demands; else empty.</summary>
    public string Unit { get; }

    /// <summary>Names of the labels; those of the first measurement, since every measurement of an instrument has the same.</summary>
    public IReadOnlyList<string> LabelNames => _labelNames ?? [];

    /// <summary>The family of an instrument.</summary>
    /// <exception cref="NotSupportedException">No text says what becomes of such an instrument.</exception>
    public static MetricFamily Of(Instrument instrument, TimeProvider time) => instrument switch
    {
        Counter<long> => new CounterFamily(instrument, time),
        Histogram<double> histogram => new HistogramFamily(histogram, time),
        ObservableCounter<double> => new ObservedFamily(instrument, MetricKind.Counter),
        ObservableGauge<double> when instrument.Name.EndsWith(Info, StringComparison.Ordinal) => new ObservedFamily(instrument, MetricKind.Info),
        ObservableGauge<double> => new ObservedFamily(instrument, MetricKind.Gauge),
        _ => throw new NotSupportedException($"instrument {instrument.Name} is a {instrument.GetType().Name}, which /metrics does not show"),
    };

    /// <summary>Takes one measurement in.</summary>
    public abstract void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Makes ready for the measurements of a scrape.</summary>
    public virtual void BeginScrape()
    {
    }

    /// <summary>Writes its series in the order of their labels; nothing when there is none.</summary>
    public abstract void Write(ExpositionWriter writer);

    /// <summary>Learns the names of the labels.</summary>
    protected void NameLabels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_labelNames is not null)
            return;

        var names = new string[tags.Length];
        for (var index = 0; index < names.Length; index++)
            names[index] = tags[index].Key;

        _labelNames = names;
    }

    private static string Without(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
}
