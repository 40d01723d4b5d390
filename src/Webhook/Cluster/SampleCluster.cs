using Webhook.Kubernetes.Api;
using Webhook.Kubernetes.Caches;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>A small cluster in caches of its own, in which every live rule has something to find.</summary>
internal static class SampleCluster
{
    /// <summary>The namespace of its objects.</summary>
    public const string Namespace = "sample";

    /// <summary>Labels of the pods of all its workloads, which therefore overlap.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string> { ["app"] = "agent" };

    /// <summary>
    /// A live DaemonSet on two of three nodes: one of them is not ready and uses up the budget, and the last roll-out has not
    /// finished.
    /// </summary>
    public static DaemonSet Agent { get; } = new()
    {
        Metadata = new() { Namespace = Namespace, Name = "agent", Uid = "agent", Labels = Labels },
        Spec = new()
        {
            Selector = new() { MatchLabels = Labels },
            UpdateStrategy = new() { Type = DaemonSetUpdateStrategy.RollingUpdateType, RollingUpdate = new() { MaxUnavailable = IntOrPercent.FromInt(1) } },
            Template = new()
            {
                Metadata = new() { Labels = Labels },
                Spec = new() { Containers = [new() { Name = "agent", Ports = [new() { Port = 9100, HostPort = 9100 }] }] },
            },
        },
        Status = new() { DesiredNumberScheduled = 2, CurrentNumberScheduled = 2, UpdatedNumberScheduled = 1 },
    };

    /// <summary>The snapshot, as the caches of a real cluster give it.</summary>
    /// <param name="now">The time; its pods are an hour old.</param>
    public static ClusterSnapshot At(DateTimeOffset now)
    {
        var state = new ClusterState
        {
            DaemonSets = Holding(Resources.DaemonSets, Agent),
            Workloads =
            [
                Holding(Resources.Deployments, new Workload
                {
                    Kind = "Deployment",
                    Namespace = Namespace,
                    Name = "agent",
                    Selector = Agent.Spec.Selector,
                    TemplateLabels = Labels,
                }),
            ],
            Nodes = Holding(Resources.Nodes, Node("a", "True", "linux"), Node("b", "Unknown", "windows"), Node("c", "True", "linux", new Taint { Key = "sample", Value = "yes", Effect = TaintEffect.NoSchedule })),
            Namespaces = Holding(Resources.Namespaces, new Namespace { Name = Namespace, Labels = NamespaceLabels }),
            ControllerRevisions = Holding(Resources.ControllerRevisions, new ControllerRevision { Namespace = Namespace, Name = "agent-1", Controller = Owner, Hash = "1" }),
            Services = Holding(Resources.Services, new Service { Namespace = Namespace, Name = "agent", Selector = Labels }),
            Pods = Holding(Resources.Pods, Pod("agent-a", "a", Owner, now), Pod("agent-b", "b", Owner, null), Pod("orphan", "a", null, now)),
        };
        return new ClusterSnapshots(() => state).Current;
    }

    private static IReadOnlyDictionary<string, string> NamespaceLabels { get; } =
        new Dictionary<string, string> { ["pod-security.kubernetes.io/enforce"] = "baseline" };

    private static OwnerReference Owner { get; } = new() { Kind = "DaemonSet", Name = "agent", Uid = "agent", Controller = true };

    private static Node Node(string name, string ready, string os, params Taint[] taints) => new()
    {
        Metadata = new() { Name = name, Labels = new Dictionary<string, string> { ["kubernetes.io/os"] = os } },
        Spec = new() { Taints = taints },
        Status = new()
        {
            Allocatable = new Dictionary<string, string> { [ResourceName.Cpu] = "1" },
            Conditions = [new() { Type = NodeCondition.ReadyType, Status = ready }],
        },
    };

    private static Pod Pod(string name, string node, OwnerReference? owner, DateTimeOffset? ready) => new()
    {
        Namespace = Namespace,
        Name = name,
        Uid = name,
        Labels = Labels,
        Controller = owner,
        NodeName = node,
        Phase = PodPhase.Running,
        ReadySince = ready?.AddHours(-1),
    };

    private static StoreSnapshot<T> Holding<T>(ResourceType<T> type, params T[] objects)
        where T : class
    {
        var store = new Store<T>(type);
        store.Replace(objects);
        return store.Current;
    }
}
