using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;
using Webhook.Policy;
using Webhook.Policy.Cluster;

namespace Webhook.Cluster;

/// <summary>Reviews against <see cref="SampleCluster"/> that between them take every live rule to a finding, and a forecast to its words.</summary>
internal static class SampleReviews
{
    /// <summary>Makes them.</summary>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<DaemonSetReview> At(DateTimeOffset now)
    {
        var (cluster, agent) = (SampleCluster.At(now), SampleCluster.Agent);
        var onDelete = agent with { Spec = agent.Spec with { UpdateStrategy = new() { Type = DaemonSetUpdateStrategy.OnDeleteType } } };
        return
        [
            Creation(WithPod(agent, pod => pod with { Tolerations = [new() { Key = "sample" }, new() { Operator = TolerationOperator.Exists, Effect = TaintEffect.NoExecute }] }), cluster, now),
            Creation(WithPod(agent, pod => pod with { Containers = [pod.Containers[0] with { Resources = TooMuch }] }), cluster, now),
            Creation(WithPod(agent, pod => pod with { NodeSelector = SampleCluster.Labels, Affinity = OnNamedNode }), cluster, now),
            Update(WithPod(agent, pod => pod with { HostNetwork = true }), cluster, now),
            Update(WithPod(agent, pod => pod with { TerminationGracePeriodSeconds = 1 }) with { Spec = WithBudget(agent.Spec, 2) }, cluster, now),
            Update(onDelete, cluster, now),
            LiveReview.Of(onDelete, cluster, now),
        ];
    }

    private static ResourceRequirements TooMuch { get; } = new() { Requests = new Dictionary<string, string> { [ResourceName.Cpu] = "2" } };

    private static Affinity OnNamedNode { get; } = new()
    {
        NodeAffinity = new()
        {
            RequiredDuringSchedulingIgnoredDuringExecution = new()
            {
                NodeSelectorTerms =
                [
                    new()
                    {
                        MatchExpressions = [new() { Key = "kubernetes.io/os", Operator = "In", Values = ["linux"] }],
                        MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = ["a"] }],
                    },
                ],
            },
        },
    };

    private static DaemonSet WithPod(DaemonSet daemonSet, Func<PodSpec, PodSpec> change)
    {
        var template = daemonSet.Spec.Template;
        return daemonSet with { Spec = daemonSet.Spec with { Template = template with { Spec = change(template.Spec) } } };
    }

    private static DaemonSetSpec WithBudget(DaemonSetSpec spec, int nodes) =>
        spec with { UpdateStrategy = new() { Type = DaemonSetUpdateStrategy.RollingUpdateType, RollingUpdate = new() { MaxUnavailable = IntOrPercent.FromInt(nodes) } } };

    private static DaemonSetReview Creation(DaemonSet daemonSet, ClusterSnapshot cluster, DateTimeOffset now) => new()
    {
        Source = ReviewSource.Admission,
        Object = DaemonSetDefaults.Apply(daemonSet with { Metadata = new ObjectMeta { Namespace = SampleCluster.Namespace, Name = "another" } }),
        Namespace = SampleCluster.Namespace,
        Name = "another",
        Cluster = cluster,
        Now = now,
    };

    private static DaemonSetReview Update(DaemonSet daemonSet, ClusterSnapshot cluster, DateTimeOffset now) => new()
    {
        Source = ReviewSource.Admission,
        Operation = Operation.Update,
        Object = DaemonSetDefaults.Apply(daemonSet),
        ObjectJson = """{"spec":{"template":{"spec":{"priority":1,"hostPID":true}}}}"""u8.ToArray(),
        OldObject = DaemonSetDefaults.Apply(SampleCluster.Agent),
        OldObjectJson = """{"spec":{"template":{"spec":{"priority":0}}}}"""u8.ToArray(),
        Namespace = SampleCluster.Namespace,
        Name = SampleCluster.Agent.Metadata.Name,
        Cluster = cluster,
        Now = now,
    };
}
