using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Webhook.Metrics.Exposition;
using Webhook.Metrics.Series;

namespace Webhook.Metrics;

/// <summary>Keeps the time series of some meters for scrapes. Safe for use from many threads.</summary>
internal sealed class MetricRegistry : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _scrape = new();
    private readonly Action _failed;

    /// <summary>Listens to every instrument of the meters, those that exist and those to come.</summary>
    /// <param name="meters">The meters.</param>
    /// <param name="time">Dates exemplars.</param>
    /// <param name="zeros">Series that are shown before they are measured; <c>null</c> for none.</param>
    /// <param name="failed">Told of each scrape at which something could not be measured; <c>null</c> for nobody.</param>
    public MetricRegistry(IReadOnlyList<Meter> meters, TimeProvider time, ZeroSeries? zeros = null, Action? failed = null)
    {
        _failed = failed ?? (() => { });
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!meters.Contains(instrument.Meter))
                return;

            var family = MetricFamily.Of(instrument, time);
            _families[instrument] = family;
            listener.EnableMeasurementEvents(instrument, family);
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
        zeros?.Follow((instrument, tags) => (_families[instrument] as CountedFamily)?.StartAtZero(tags));
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Writes everything measured so far, families in the order of their names.</summary>
    /// <param name="output">Takes UTF-8; memory, since one scrape waits for another.</param>
    /// <param name="format">The format.</param>
    public void Write(IBufferWriter<byte> output, ExpositionFormat format)
    {
        lock (_scrape)
        {
            var families = _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal).ToList();
            foreach (var family in families)
                family.BeginScrape();

            Measure();
            var writer = new ExpositionWriter(output, format);
            foreach (var family in families)
                family.Write(writer);

            writer.End();
        }
    }

    private void Measure()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException)
        {
            // One that can't be measured must not hide the others, which is what tells that something is wrong.
            _failed();
        }
    }
}
