using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Metrics.Exposition;

namespace Webhook.Metrics.Series;

/// <summary>The series of an instrument that is asked at each scrape: what it no longer reports is gone. Used by one scrape at a time.</summary>
internal sealed class ObservedFamily(Instrument instrument, MetricKind kind) : MetricFamily(instrument, kind)
{
    private readonly List<ObservedSample> _samples = [];

    public override void BeginScrape() => _samples.Clear();

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        NameLabels(tags);
        _samples.Add(new(LabelValues.Of(tags), _samples.Count, value));
    }

    public override void Write(ExpositionWriter writer)
    {
        if (_samples.Count == 0)
            return;

        _samples.Sort();
        writer.Begin(this);
        for (var index = 0; index < _samples.Count; index++)
        {
            // A series that is reported twice would make the whole scrape invalid; the last word counts.
            var (labels, _, value) = _samples[index];
            if (index + 1 == _samples.Count || _samples[index + 1].Labels != labels)
                writer.Value(labels, value, null);
        }
    }
}
