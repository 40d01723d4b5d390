using System.Diagnostics;
using Prometheus;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics;

/// <summary>The metrics of one server, made as <see cref="MetricCatalogue"/> describes them. Safe for use from many threads.</summary>
/// <remarks>
/// In a registry of their own and not in prometheus-net's default one, so that two servers in one process (as in tests) count
/// apart. Whoever counts keeps the series of closed label sets, since looking one up allocates.
/// </remarks>
internal sealed class Instruments
{
    /// <summary>Half a millisecond, where a typical review ends, to 10 s, the API server's default timeout.</summary>
    private static readonly double[] DurationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MetricFactory _factory;
    private readonly Counter _errors;
    private readonly Lock _lock = new();
    private readonly List<ObservedGauge> _observed = [];

    /// <summary>Makes a registry without metrics but the one that counts failed scrapes.</summary>
    public Instruments()
    {
        _factory = Prometheus.Metrics.WithCustomRegistry(Registry);
        _factory.ExemplarBehavior = new() { DefaultExemplarProvider = static (_, _) => CurrentTrace() };
        _errors = Counter(ServerDescriptions.MetricErrors);
        Registry.AddBeforeCollectCallback(Refresh);
    }

    /// <summary>What is scraped.</summary>
    public CollectorRegistry Registry { get; } = new();

    /// <summary>A counter; asked for again, the same one.</summary>
    public Counter Counter(MetricDescription metric) => _factory.CreateCounter(metric.Name, metric.Help, metric.LabelNames);

    /// <summary>A histogram of seconds, hidden until a series of it is published or measured; asked for again, the same one.</summary>
    public Histogram Durations(MetricDescription metric) => _factory.CreateHistogram(
        metric.Name, metric.Help, metric.LabelNames, new HistogramConfiguration { Buckets = DurationBounds, SuppressInitialValue = true });

    /// <summary>A gauge that is read at each scrape.</summary>
    /// <param name="metric">The gauge.</param>
    /// <param name="read">Its series now; one that is missing is removed. Of a series that is there twice, the last value counts.</param>
    public void Observe(MetricDescription metric, Func<IEnumerable<Sample>> read)
    {
        var gauge = _factory.CreateGauge(metric.Name, metric.Help, metric.LabelNames, new GaugeConfiguration { SuppressInitialValue = true });
        lock (_lock)
            _observed.Add(new(gauge, read));
    }

    // One that can't be read must not hide the others, which is what tells that something is wrong.
    private void Refresh()
    {
        lock (_lock)
        {
            var failed = 0;
            foreach (var gauge in _observed)
                failed += gauge.TryRefresh() ? 0 : 1;

            if (failed > 0)
                _errors.Inc();
        }
    }

    /// <summary>Only a trace that is recorded can be looked up.</summary>
    private static Exemplar CurrentTrace() =>
        Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } ? Exemplar.FromTraceContext() : Exemplar.None;
}
