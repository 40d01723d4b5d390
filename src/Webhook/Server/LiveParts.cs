using Webhook.Audit;
using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Connections;
using Webhook.Kubernetes.Leases;
using Webhook.Metrics;
using Webhook.Policies;
using Webhook.Policies.Resources;

namespace Webhook.Server;

/// <summary>What of the server works on a cluster: its caches, the policies in it, the election, the certificate and the audit.</summary>
internal sealed class LiveParts : IDisposable
{
    private readonly ServerSettings _settings;
    private readonly ServerSurroundings _surroundings;
    private readonly PolicyStore _policies;
    private readonly Instruments _instruments;
    private readonly ILoggerFactory _loggers;
    private readonly ClusterLeadership? _leadership;

    /// <summary>Puts the parts together; nothing is sent yet.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="settings">What the server was started with.</param>
    /// <param name="surroundings">The process around it.</param>
    /// <param name="policies">Takes over the policies of the cluster.</param>
    /// <param name="instruments">Measure the parts.</param>
    /// <param name="loggers">Loggers of the server.</param>
    public LiveParts(
        ClusterConnection connection,
        ServerSettings settings,
        ServerSurroundings surroundings,
        PolicyStore policies,
        Instruments instruments,
        ILoggerFactory loggers)
    {
        (_settings, _surroundings, _policies, _instruments, _loggers) = (settings, surroundings, policies, instruments, loggers);
        var metrics = new ClusterMetrics(instruments);
        Cluster = new(connection, settings.MaxCacheAge, surroundings.Time, metrics, loggers.CreateLogger<LiveCluster>());
        Policies = FollowPolicies(metrics);
        if (settings.IsPod || settings.SelfManaged is not null || settings.Audit == AuditMode.Full)
            _leadership = Elect();
    }

    /// <summary>The cluster that live rules read.</summary>
    public LiveCluster Cluster { get; }

    /// <summary>The policies of that cluster.</summary>
    public PolicyResources Policies { get; }

    /// <summary>Whether this replica is the one that writes to the cluster; <c>null</c> for one that never does.</summary>
    public ILeadership? Leadership => _leadership;

    /// <summary>Adds what has to run.</summary>
    /// <param name="loops">Runs it.</param>
    /// <param name="certificates">Learns of an authority of our own.</param>
    public void AddTo(BackgroundLoops loops, CertificateMetrics certificates)
    {
        loops.Add("the cluster's caches", Cluster.RunAsync);
        loops.Add("the warm-up of live rules", _ => WarmUpAsync());
        foreach (var (name, run) in Policies.Loops)
            loops.Add(name, run);

        // Ends after all that writes as leader, since then it gives the Lease back and another begins to write.
        if (_leadership is not null)
            loops.AddLast("the election of a leader", _leadership.RunAsync);
        if (_leadership is not null && _settings is { SelfManaged: { } names, Certificate: SecretCertificate certificate })
        {
            certificates.ObserveAuthority(() => certificate.AuthorityEnd);
            loops.Add("the self-managed certificate", Manage(certificate, names, _leadership).RunAsync);
        }

        if (_settings.Audit != AuditMode.Off)
            loops.Add("the audit", Audit().RunAsync);
    }

    /// <inheritdoc/>
    public void Dispose() => Cluster.Dispose();

    private Task WarmUpAsync()
    {
        LiveWarmUp.Run(_policies.Current.Engine, _surroundings.Time.GetUtcNow());
        return Task.CompletedTask;
    }

    private PolicyResources FollowPolicies(ClusterMetrics metrics)
    {
        var time = _surroundings.Time;
        var log = _loggers.CreateLogger<ResourcePolicies>();
        var status = new PolicyStatusWriter(
            new FinishingWriter(Cluster.Api, time), () => Leadership?.IsLeader == true, () => Cluster.View.Snapshot, time, _loggers.CreateLogger<PolicyStatusWriter>());
        var resources = new PolicyResources(
            Cluster.Api, new(time, new(_instruments), log), _policies, status, time, new PolicyWatchLog(metrics, log));
        metrics.Observe(() => [resources.State]);
        return resources;
    }

    private ClusterLeadership Elect()
    {
        var lease = new LeaseSettings
        {
            Namespace = _settings.Namespace,
            Name = _settings.Options.ServiceName,
            Identity = ClusterLeadership.IdentityOf(_surroundings.HostName),
        };
        return new(Cluster, lease, _surroundings.Time, _instruments, _loggers.CreateLogger<ClusterLeadership>());
    }

    private SelfManagedCertificate Manage(SecretCertificate certificate, SelfManagedNames names, ILeadership leadership) => new(
        Cluster.Api.Client, certificate, names, leadership, _surroundings.Time, _loggers.CreateLogger<SelfManagedCertificate>());

    private AuditLoop Audit() => BackgroundAudit.Create(
        _settings,
        Cluster,
        _settings.Audit == AuditMode.Full ? Leadership : null,
        () => _policies.Current.Engine,
        _surroundings,
        _instruments,
        _loggers);
}
