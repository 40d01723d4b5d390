using Prometheus;
using Webhook.Admission;
using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Cluster;
using Webhook.Kubernetes.Caches;
using Webhook.Metrics;
using Webhook.Policy.Verdicts;

namespace Webhook.Benchmarks.Scrapes;

/// <summary>The instruments of a server that follows a cluster and audits it, without the server.</summary>
internal sealed class MeasuredServer
{
    /// <summary>DaemonSets of the cluster.</summary>
    public const int DaemonSets = 1000;

    private static readonly string[] Resources =
    [
        "controllerrevisions", "daemonsetpolicies", "daemonsets", "deployments", "jobs", "namespaces", "nodes", "pods", "replicasets",
        "replicationcontrollers", "services", "statefulsets",
    ];

    private readonly Instruments _instruments = new();

    public MeasuredServer()
    {
        RuntimeMetrics.Observe(_instruments);
        BuildMetrics.Observe(_instruments, ProductVersion.Current);
        _ = new AdmissionMetrics(_instruments);
        new CertificateMetrics(_instruments).Observe(() => DateTimeOffset.UnixEpoch);
        var now = TimeProvider.System.GetUtcNow();
        new ClusterMetrics(_instruments).Observe(() => [.. Resources.Select(resource => new ReflectorState(resource, true, 1000, now, 0))]);
        new AuditMetrics(_instruments).Show([.. Enumerable.Range(0, DaemonSets).Select(Audited)], now);
    }

    /// <summary>What is scraped.</summary>
    public CollectorRegistry Registry => _instruments.Registry;

    // The audit keeps them in no order that the text could rely on.
    private static AuditedDaemonSet Audited(int index) => new()
    {
        Namespace = $"namespace-{index * 7919 % 300:D3}",
        Name = $"agent-of-some-length-{index * 7919 % DaemonSets:D4}",
        Uid = $"{index}",
        Verdict = new Verdict { Findings = [], Policies = ["default"] },
        EligibleNodes = 5000 - index,
        CoveredNodes = 4990 - index,
        StalePods = index % 10,
    };
}
