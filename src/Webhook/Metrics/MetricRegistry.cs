using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>Keeps the time series of one meter for scrapes. Safe for use from many threads.</summary>
internal sealed class MetricRegistry : IDisposable
{
    private readonly ConcurrentQueue<MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _scrape = new();

    /// <summary>Listens to every instrument of the meter, those that exist and those to come.</summary>
    public MetricRegistry(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter, meter))
                return;

            var family = FamilyOf(instrument);
            _families.Enqueue(family);
            listener.EnableMeasurementEvents(instrument, family);
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Everything measured so far, in the Prometheus text format.</summary>
    public string Scrape()
    {
        lock (_scrape)
        {
            foreach (var family in _families)
            {
                if (family.IsObservable)
                    family.Clear();
            }

            _listener.RecordObservableInstruments();
            return MetricsText.Format(_families);
        }
    }

    private static MetricFamily FamilyOf(Instrument instrument) => instrument switch
    {
        Counter<long> or Counter<double> => new CounterFamily(instrument),
        Histogram<double> histogram => new HistogramFamily(histogram),
        _ => new GaugeFamily(instrument),
    };
}
