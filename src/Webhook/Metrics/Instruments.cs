using System.Diagnostics.Metrics;
using Webhook.Metrics.Descriptions;

namespace Webhook.Metrics;

/// <summary>Every instrument there is, as <see cref="MetricCatalogue"/> describes it. Names are those that Prometheus sees.</summary>
/// <remarks>
/// Made for one server, not static, so that two servers in one process (as in tests) count apart. Base units only; label
/// values come from closed sets. Observable ones are registered by whoever holds the value.
/// </remarks>
internal sealed class Instruments : IDisposable
{
    /// <summary>Name of the meter, for OpenTelemetry and dotnet-counters.</summary>
    public const string MeterName = "daemonset-webhook";

    /// <summary>Name of the meter of the process and its runtime, apart since .NET's own meter System.Runtime measures most of that too.</summary>
    public const string ProcessMeterName = MeterName + ProcessSuffix;

    private const string ProcessSuffix = ".process";

    /// <summary>Half a millisecond, where a typical review ends, to 10 s, the API server's default timeout.</summary>
    private static readonly double[] DurationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter _meter;
    private readonly Meter _process;
    private readonly ZeroSeries _zeros = new();

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">
    /// Name of the meter. A listener that knows instruments by name, as OpenTelemetry's SDK does, takes two meters of one name for
    /// one, and lets go of both when one ends.
    /// </param>
    public Instruments(string meter = MeterName)
    {
        _meter = new(meter);
        _process = new(meter + ProcessSuffix);
        AdmissionRequests = Counter(AdmissionDescriptions.Requests);
        AdmissionDuration = Durations(AdmissionDescriptions.Duration);
        AuditDuration = Durations(AuditDescriptions.Duration);
        Findings = Counter(AdmissionDescriptions.Findings);
        InjectedTolerations = Counter(AdmissionDescriptions.InjectedTolerations);
        RuleErrors = Counter(AdmissionDescriptions.RuleErrors);
        PolicyReloads = Counter(ServerDescriptions.PolicyReloads);
        CertificateReloads = Counter(ServerDescriptions.CertificateReloads);
        LiveRulesSkipped = Counter(AdmissionDescriptions.LiveRulesSkipped);
        PoliciesSkipped = Counter(AdmissionDescriptions.PoliciesSkipped);
        WatchRestarts = Counter(ClusterDescriptions.WatchRestarts);
        ConnectionsClosed = Counter(ServerDescriptions.ConnectionsClosed);
        MetricErrors = Counter(ServerDescriptions.MetricErrors);
    }

    /// <summary>Labels webhook, operation, outcome, dry_run.</summary>
    public Counter<long> AdmissionRequests { get; }

    /// <summary>Seconds; labels webhook, operation.</summary>
    public Histogram<double> AdmissionDuration { get; }

    /// <summary>Seconds; no labels.</summary>
    public Histogram<double> AuditDuration { get; }

    /// <summary>Labels rule, action, source.</summary>
    public Counter<long> Findings { get; }

    /// <summary>Label key.</summary>
    public Counter<long> InjectedTolerations { get; }

    /// <summary>Label rule.</summary>
    public Counter<long> RuleErrors { get; }

    /// <summary>Label result.</summary>
    public Counter<long> PolicyReloads { get; }

    /// <summary>Label result.</summary>
    public Counter<long> CertificateReloads { get; }

    /// <summary>Labels rule, reason.</summary>
    public Counter<long> LiveRulesSkipped { get; }

    /// <summary>Label webhook.</summary>
    public Counter<long> PoliciesSkipped { get; }

    /// <summary>Labels resource, reason.</summary>
    public Counter<long> WatchRestarts { get; }

    /// <summary>Label reason.</summary>
    public Counter<long> ConnectionsClosed { get; }

    /// <summary>No labels.</summary>
    public Counter<long> MetricErrors { get; }

    /// <summary>What this build is; labels version, commit, runtime.</summary>
    public void ObserveBuild(Func<IEnumerable<Measurement<double>>> observe) => Observe(ServerDescriptions.Build, observe);

    /// <summary>Policies in use; labels policy, hash.</summary>
    public void ObservePolicies(Func<IEnumerable<Measurement<double>>> observe) => Observe(ServerDescriptions.Policies, observe);

    /// <summary>Unix time; no labels.</summary>
    public void ObservePolicyReloadSuccess(Func<IEnumerable<Measurement<double>>> observe) => Observe(ServerDescriptions.PolicyReloadSuccess, observe);

    /// <summary>1 or 0; label source.</summary>
    public void ObserveReloads(Func<IEnumerable<Measurement<double>>> observe) => Observe(ServerDescriptions.Reloads, observe);

    /// <summary>Unix time; label certificate.</summary>
    public void ObserveCertificateExpiry(Func<IEnumerable<Measurement<double>>> observe) => Observe(ServerDescriptions.CertificateExpiry, observe);

    /// <summary>1 or 0; label resource.</summary>
    public void ObserveCacheSynced(Func<IEnumerable<Measurement<double>>> observe) => Observe(ClusterDescriptions.Synced, observe);

    /// <summary>A count; label resource.</summary>
    public void ObserveCacheObjects(Func<IEnumerable<Measurement<double>>> observe) => Observe(ClusterDescriptions.Objects, observe);

    /// <summary>A count; label resource.</summary>
    public void ObserveCacheUnreadable(Func<IEnumerable<Measurement<double>>> observe) => Observe(ClusterDescriptions.Unreadable, observe);

    /// <summary>Unix time, 0 for never; label resource.</summary>
    public void ObserveCacheLastEvent(Func<IEnumerable<Measurement<double>>> observe) => Observe(ClusterDescriptions.LastEvent, observe);

    /// <summary>Seconds; no labels. Shown by every replica that audits when it leads.</summary>
    public void ObserveAuditInterval(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.Interval, observe);

    /// <summary>Unix time; no labels.</summary>
    public void ObserveAuditLastRun(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.LastRun, observe);

    /// <summary>Labels rule, action.</summary>
    public void ObserveViolations(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.Violations, observe);

    /// <summary>Label state.</summary>
    public void ObserveExemptions(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.Exemptions, observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveCoveredNodes(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.CoveredNodes, observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveEligibleNodes(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.EligibleNodes, observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveStalePods(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.StalePods, observe);

    /// <summary>1 or 0; no labels.</summary>
    public void ObserveLeader(Func<IEnumerable<Measurement<double>>> observe) => Observe(AuditDescriptions.Leader, observe);

    /// <summary>A metric of the process or its runtime, asked for at each scrape.</summary>
    /// <param name="metric">A counter or gauge.</param>
    /// <param name="observe">Its series; none while it is not known.</param>
    public void ObserveProcess(MetricDescription metric, Func<IEnumerable<Measurement<double>>> observe) => Observe(_process, metric, observe);

    /// <summary>Has a histogram show a series before anything is measured, as adding 0 does for a counter.</summary>
    public void StartAtZero(Histogram<double> histogram, params KeyValuePair<string, object?>[] tags) => _zeros.Add(histogram, tags);

    /// <summary>Collects what all instruments measure from now on; for one collector at a time.</summary>
    /// <param name="time">Dates exemplars; the system's clock when <c>null</c>.</param>
    public MetricRegistry Collect(TimeProvider? time = null)
    {
        var registry = new MetricRegistry([_meter, _process], time ?? TimeProvider.System, _zeros, () => MetricErrors.Add(1));
        MetricErrors.Add(0);
        return registry;
    }

    public void Dispose()
    {
        _meter.Dispose();
        _process.Dispose();
    }

    private Counter<long> Counter(MetricDescription metric) => _meter.CreateCounter<long>(metric.Name, MetricUnit.Instrument(metric.Unit), metric.Help);

    private Histogram<double> Durations(MetricDescription metric) => _meter.CreateHistogram<double>(
        metric.Name,
        MetricUnit.Instrument(metric.Unit),
        metric.Help,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });

    private void Observe(MetricDescription metric, Func<IEnumerable<Measurement<double>>> observe) => Observe(_meter, metric, observe);

    private static void Observe(Meter meter, MetricDescription metric, Func<IEnumerable<Measurement<double>>> observe)
    {
        var unit = MetricUnit.Instrument(metric.Unit);
        if (metric.Kind == MetricKind.Counter)
            meter.CreateObservableCounter(metric.Name, observe, unit, metric.Help);
        else
            meter.CreateObservableGauge(metric.Name, observe, unit, metric.Help);
    }
}
