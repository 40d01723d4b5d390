using System.Diagnostics.Metrics;

namespace Webhook.Metrics;

/// <summary>Every instrument there is: name, unit and meaning in one place. Names are those that Prometheus sees.</summary>
/// <remarks>
/// Made for one server, not static, so that two servers in one process (as in tests) count apart. Base units only; label
/// values come from closed sets. Observable ones are registered by whoever holds the value.
/// </remarks>
internal sealed class Instruments : IDisposable
{
    /// <summary>Name of the meter, for OpenTelemetry and dotnet-counters.</summary>
    public const string MeterName = "daemonset-webhook";

    /// <summary>Half a millisecond, where a typical review ends, to 10 s, the API server's default timeout.</summary>
    private static readonly double[] DurationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Meter _meter = new(MeterName);

    public Instruments()
    {
        AdmissionRequests = Counter("admission_requests_total", "Admission requests answered, by webhook, operation, outcome and dry run.");
        AdmissionDuration = _meter.CreateHistogram<double>(
            Prefix + "admission_duration_seconds",
            description: "Time from the first byte of an admission request to its answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });
        AuditDuration = _meter.CreateHistogram<double>(
            Prefix + "audit_duration_seconds",
            description: "Time that one audit of every DaemonSet took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });
        Findings = Counter("findings_total", "Findings of rules, by rule, action and where the DaemonSet came from.");
        InjectedTolerations = Counter("injected_tolerations_total", "Tolerations added to DaemonSets, by taint key.");
        RuleErrors = Counter("rule_errors_total", "Exceptions inside rules; each leaves its rule without a say.");
        PolicyReloads = Counter("policy_reloads_total", "Changes of the policy files, and of each DaemonSetPolicy of the cluster, that were taken over or refused.");
        CertificateReloads = Counter("certificate_reloads_total", "Changes of the certificate files that were taken over or refused.");
        LiveRulesSkipped = Counter("live_rules_skipped_total", "Live rules that were not run for a request, by rule and reason.");
        PoliciesSkipped = Counter("policies_skipped_total", "Times that a policy was not applied because the labels of the namespace were not known.");
        WatchRestarts = Counter("watch_restarts_total", "Lists and watches of the cluster that were begun anew, by resource and reason.");
    }

    private const string Prefix = "daemonset_webhook_";

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

    /// <summary>What this build is; labels version, commit, runtime.</summary>
    public void ObserveBuild(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("build_info", "Always 1; the labels say what runs.", observe);

    /// <summary>Policies in use; labels policy, hash.</summary>
    public void ObservePolicies(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("policy_info", "Always 1; one series for each policy in use, with a hash of its file or resource.", observe);

    /// <summary>Unix time; no labels.</summary>
    public void ObservePolicyReloadSuccess(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("policy_last_reload_success_timestamp_seconds", "When the policies in use were loaded, as Unix time.", observe);

    /// <summary>1 or 0; label source.</summary>
    public void ObserveReloads(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("last_reload_successful", "Whether what the source holds is in use, 1 or 0; else the last good state of it is.", observe);

    /// <summary>Unix time; label certificate.</summary>
    public void ObserveCertificateExpiry(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("certificate_expiry_timestamp_seconds", "When the certificate in use ends, as Unix time.", observe);

    /// <summary>1 or 0; label resource.</summary>
    public void ObserveCacheSynced(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("cache_synced", "Whether a whole list of the resource has been read, 1 or 0.", observe);

    /// <summary>A count; label resource.</summary>
    public void ObserveCacheObjects(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("cache_objects", "Objects of the resource that are kept in memory.", observe);

    /// <summary>A count; label resource.</summary>
    public void ObserveCacheUnreadable(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("cache_unreadable_objects", "Objects of the resource that are left out because they can't be read.", observe);

    /// <summary>Unix time, 0 for never; label resource.</summary>
    public void ObserveCacheLastEvent(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("cache_last_event_timestamp_seconds", "When the API server last said something of the resource, as Unix time; 0 for never. It may say nothing for minutes where nothing changes.", observe);

    /// <summary>Seconds; no labels. Shown by every replica that audits when it leads.</summary>
    public void ObserveAuditInterval(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("audit_interval_seconds", "Time from one audit of every DaemonSet to the next; absent where the audit is off.", observe);

    /// <summary>Unix time; no labels.</summary>
    public void ObserveAuditLastRun(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("audit_last_run_timestamp_seconds", "When the last audit of every DaemonSet began, as Unix time; from the replica that audits.", observe);

    /// <summary>Labels rule, action.</summary>
    public void ObserveViolations(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("violations", "Findings on live DaemonSets now, by rule and action; from the replica that audits.", observe);

    /// <summary>Label state.</summary>
    public void ObserveExemptions(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("exemptions", "Exemptions of the policies in use, by whether they still hold.", observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveCoveredNodes(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("daemonset_covered_nodes", "Eligible nodes that run a ready pod of the DaemonSet; from the replica that audits.", observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveEligibleNodes(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("daemonset_eligible_nodes", "Nodes that the DaemonSet is meant to run on; from the replica that audits.", observe);

    /// <summary>Labels namespace, daemonset.</summary>
    public void ObserveStalePods(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("daemonset_stale_pods", "Pods of the DaemonSet that are not on its current revision; from the replica that audits.", observe);

    /// <summary>1 or 0; no labels.</summary>
    public void ObserveLeader(Func<IEnumerable<Measurement<double>>> observe) =>
        Gauge("leader", "Whether this replica leads, 1 or 0; one of them does.", observe);

    /// <summary>Collects what all instruments measure from now on.</summary>
    public MetricRegistry Collect() => new(_meter);

    public void Dispose() => _meter.Dispose();

    private Counter<long> Counter(string name, string description) => _meter.CreateCounter<long>(Prefix + name, description: description);

    private void Gauge(string name, string description, Func<IEnumerable<Measurement<double>>> observe) =>
        _meter.CreateObservableGauge(Prefix + name, observe, description: description);
}
