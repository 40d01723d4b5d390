using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy.Cluster;

namespace Webhook.Testing;

/// <summary>Builds clusters for tests, one object a call; starts from an empty one.</summary>
public sealed class ClusterBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly List<DaemonSet> _daemonSets = [];
    private readonly List<Workload> _workloads = [];
    private readonly List<Pod> _pods = [];
    private readonly List<ControllerRevision> _revisions = [];
    private readonly List<Service> _services = [];
    private readonly List<Namespace> _namespaces = [];

    /// <summary>The snapshot of what was added so far.</summary>
    public ClusterSnapshot Build() => ClusterSnapshot.Of(_nodes, new ClusterLists
    {
        DaemonSets = [.. _daemonSets],
        Workloads = [.. _workloads],
        Pods = [.. _pods],
        ControllerRevisions = [.. _revisions],
        Services = [.. _services],
        Namespaces = [.. _namespaces],
    });

    /// <summary>Adds a node that is ready; taints as kubectl writes them, <c>key=value:Effect</c>.</summary>
    public ClusterBuilder Node(string name, params string[] taints) => Node(name, true, [], taints);

    /// <summary>Adds a node.</summary>
    public ClusterBuilder Node(string name, bool ready, Dictionary<string, string> labels, params string[] taints) =>
        Node(name, ready ? "True" : "Unknown", labels, taints);

    /// <summary>Adds a node with the status of its condition Ready: True, False or Unknown.</summary>
    public ClusterBuilder Node(string name, string ready, Dictionary<string, string> labels, params string[] taints)
    {
        _nodes.Add(new Node
        {
            Metadata = new() { Name = name, Uid = name, Labels = labels },
            Spec = new() { Taints = [.. taints.Select(Taint)] },
            Status = new() { Conditions = [new() { Type = NodeCondition.ReadyType, Status = ready }] },
        });
        return this;
    }

    /// <summary>Adds that many ready nodes, <c>n0</c> and so on.</summary>
    public ClusterBuilder Nodes(int count)
    {
        for (var i = 0; i < count; i++)
            Node($"n{i}");

        return this;
    }

    /// <summary>Adds live DaemonSets.</summary>
    public ClusterBuilder With(params DaemonSetBuilder[] daemonSets)
    {
        _daemonSets.AddRange(daemonSets.Select(it => it.Build()));
        return this;
    }

    /// <summary>Adds any workload.</summary>
    public ClusterBuilder With(Workload workload)
    {
        _workloads.Add(workload);
        return this;
    }

    /// <summary>Adds any pod.</summary>
    public ClusterBuilder With(Pod pod)
    {
        _pods.Add(pod);
        return this;
    }

    /// <summary>Adds a pod of logging/agent; without an owner it is an orphan. It was made, and became ready, an hour before <see cref="A.Moment"/>.</summary>
    public ClusterBuilder Pod(string name, string node, string? owner = "ds", bool ready = true, string hash = "", double hours = 1) => With(new Pod
    {
        Namespace = "logging",
        Name = name,
        Uid = name,
        NodeName = node,
        Phase = PodPhase.Running,
        Controller = owner is null ? null : new OwnerReference { Kind = "DaemonSet", Uid = owner, Controller = true },
        Labels = hash.Length == 0
            ? new Dictionary<string, string> { ["app"] = "agent" }
            : new Dictionary<string, string> { ["app"] = "agent", [ControllerRevision.HashLabel] = hash },
        CreationTimestamp = A.Moment.AddHours(-hours),
        ReadySince = ready ? A.Moment.AddHours(-hours) : null,
    });

    /// <summary>Adds a pod that the scheduler can't place on the node it is pinned to.</summary>
    public ClusterBuilder Pending(string name, string node, string message) => Pod(name, node, ready: false).Change(name, pod => pod with
    {
        NodeName = "",
        PinnedNodeName = node,
        Phase = PodPhase.Pending,
        Trouble = new(new("Unschedulable", message), null, "", null),
    });

    /// <summary>Adds a pod that is being deleted, with a grace period of 30 s that is over in so many seconds, or was before.</summary>
    public ClusterBuilder Terminating(string name, string node, int secondsLeft) => Pod(name, node, ready: false).Change(name, pod => pod with
    {
        DeletionTimestamp = A.Moment.AddSeconds(secondsLeft),
        DeletionGracePeriodSeconds = 30,
    });

    /// <summary>Changes a pod that was added.</summary>
    public ClusterBuilder Change(string pod, Func<Pod, Pod> change)
    {
        var index = _pods.FindIndex(it => it.Name == pod);
        _pods[index] = change(_pods[index]);
        return this;
    }

    /// <summary>Adds a revision of logging/agent.</summary>
    public ClusterBuilder Revision(string hash, long revision, string owner = "ds")
    {
        _revisions.Add(new()
        {
            Namespace = "logging",
            Name = $"agent-{hash}",
            Uid = $"revision-{hash}",
            Hash = hash,
            Revision = revision,
            Controller = new OwnerReference { Kind = "DaemonSet", Uid = owner, Controller = true },
        });
        return this;
    }

    /// <summary>Adds a Service.</summary>
    public ClusterBuilder With(Service service)
    {
        _services.Add(service);
        return this;
    }

    /// <summary>Adds a namespace.</summary>
    public ClusterBuilder Namespace(string name, Dictionary<string, string> labels, params (string Key, string Value)[] annotations)
    {
        _namespaces.Add(new()
        {
            Name = name,
            Uid = name,
            Labels = labels,
            Annotations = annotations.ToDictionary(annotation => annotation.Key, annotation => annotation.Value),
        });
        return this;
    }

    /// <summary>Reads <c>key=value:Effect</c> and <c>key:Effect</c>.</summary>
    public static Taint Taint(string text)
    {
        var (left, effect) = text.Split(':') is [var a, var b] ? (a, b) : throw new ArgumentException($"\"{text}\" is no taint", nameof(text));
        return left.Split('=') is [var key, var value] ? new() { Key = key, Value = value, Effect = effect } : new() { Key = left, Effect = effect };
    }
}
