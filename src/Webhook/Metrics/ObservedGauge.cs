using Prometheus;

namespace Webhook.Metrics;

/// <summary>A gauge whose series are read at each scrape. Used by one scrape at a time.</summary>
internal sealed class ObservedGauge(Gauge gauge, Func<IEnumerable<Sample>> read)
{
    private HashSet<Gauge.Child> _shown = [];

    /// <summary>Sets what is read and removes all other series; <c>false</c> when reading failed, wholly or in part.</summary>
    public bool TryRefresh()
    {
        HashSet<Gauge.Child> shown = [];
        var succeeded = TrySet(shown);
        foreach (var series in _shown)
        {
            if (!shown.Contains(series))
                series.Remove();
        }

        _shown = shown;
        return succeeded;
    }

    private bool TrySet(HashSet<Gauge.Child> shown)
    {
        try
        {
            foreach (var sample in read())
            {
                var series = gauge.WithLabels(sample.Labels);
                series.Set(sample.Value);
                shown.Add(series);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
