using Webhook.Audit;
using Webhook.Cluster;
using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Leases;
using Webhook.Kubernetes.Reports;
using Webhook.Metrics;
using Webhook.Metrics.Descriptions;
using Webhook.Policy;

namespace Webhook.Server;

/// <summary>Puts the background audit together.</summary>
internal static class BackgroundAudit
{
    /// <summary>Makes the loop, and has it told of changes of the caches; to be called before they are filled.</summary>
    /// <param name="settings">Checked options.</param>
    /// <param name="cluster">The cluster to audit.</param>
    /// <param name="leadership">Who audits among the replicas; <c>null</c> when each does for itself and writes nothing.</param>
    /// <param name="engine">The policies now.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="instruments">Where to measure.</param>
    /// <param name="loggers">Makes loggers.</param>
    public static AuditLoop Create(
        ServerSettings settings,
        LiveCluster cluster,
        ILeadership? leadership,
        Func<PolicyEngine> engine,
        ServerSurroundings surroundings,
        Instruments instruments,
        ILoggerFactory loggers)
    {
        var time = surroundings.Time;
        var schedule = new AuditSettings { Interval = settings.AuditInterval };
        instruments.Observe(AuditDescriptions.Interval, () => [new(schedule.Interval.TotalSeconds)]);
        var marks = new DirtyMarks(schedule, time);
        new ClusterChanges(marks).Follow(cluster.Cache);
        return new(
            schedule,
            leadership ?? new SoleLeader(),
            () => cluster.View,
            engine,
            marks,
            leadership is null ? null : Output(settings, cluster, leadership, surroundings, loggers),
            time,
            new(instruments),
            loggers);
    }

    private static AuditOutput Output(
        ServerSettings settings, LiveCluster cluster, ILeadership leadership, ServerSurroundings surroundings, ILoggerFactory loggers)
    {
        var release = settings.Options.ServiceName;
        var configuration = settings.Options.ValidatingConfiguration is { Length: > 0 } given ? given : release;
        var writer = new FinishingWriter(cluster.Api, surroundings.Time);
        var store = new ReportStore(cluster.Api, cluster.Api, writer, release);
        return new(
            new(store, release, configuration, leadership, surroundings.Time, loggers.CreateLogger<ReportKeeper>()),
            new(new(writer, surroundings.HostName, surroundings.Time), leadership, loggers.CreateLogger<AuditEvents>()));
    }
}
