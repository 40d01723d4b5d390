using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Fit;
using Webhook.Policy.HostPorts;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts;

namespace Webhook.Policy.Cluster;

/// <summary>An immutable view of the live cluster, as rules read it. Safe for use from many threads.</summary>
/// <remarks>
/// It costs nothing to make: what is behind it is not copied, and what follows from it is worked out when it is first asked
/// for and then kept: here the plan of a roll-out, with the nodes the placement of a template.
/// </remarks>
/// <param name="nodes">The nodes.</param>
/// <param name="objects">Everything else.</param>
public sealed class ClusterSnapshot(ClusterNodes nodes, IClusterObjects objects)
{
    private PlannedRollout? _plan;

    /// <summary>The nodes.</summary>
    public ClusterNodes Nodes => nodes;

    /// <summary>Everything else.</summary>
    public IClusterObjects Objects => objects;

    /// <summary>Which DaemonSets take which ports of their nodes.</summary>
    public HostPortMap HostPorts => objects.HostPorts;

    /// <summary>The kinds of object that are known; a file may lack some. Of the others it is not known whether there are any.</summary>
    public ClusterKinds Known { get; init; } = ClusterKinds.All;

    /// <summary>The view of objects that stand in lists.</summary>
    /// <param name="nodes">In any order; of two with one name the last counts.</param>
    /// <param name="lists">Everything else.</param>
    /// <param name="known">The kinds that are known.</param>
    public static ClusterSnapshot Of(IEnumerable<Node> nodes, ClusterLists lists, ClusterKinds known = ClusterKinds.All) =>
        new(new ClusterNodes(nodes), lists) { Known = known };

    /// <summary>Where pods of a DaemonSet run; the same instance for templates that want the same nodes, until a node changes.</summary>
    public DaemonSetPlacement PlacementOf(DaemonSet daemonSet) => nodes.Placements.Of(
        daemonSet.Spec.Template.Spec, NamespaceDemand.Of(daemonSet.Metadata.Namespace, nodes, objects));

    /// <summary>On which of the nodes where its pods are placed they can never run; the same instance for pods that ask for the same.</summary>
    public CapacityForecast CapacityOf(DaemonSet daemonSet) => PlacementOf(daemonSet).Capacities.Of(daemonSet.Spec.Template.Spec);

    /// <summary>The roll-out of a review of this cluster, for which several rules ask.</summary>
    internal RolloutPlan PlanOf(DaemonSetReview review, Func<DaemonSetReview, RolloutPlan> plan)
    {
        if (Volatile.Read(ref _plan) is { } known && known.IsOf(review))
            return known.Plan;

        var planned = new PlannedRollout(review, plan(review));
        Volatile.Write(ref _plan, planned);
        return planned.Plan;
    }

    /// <summary>The newest revision of a DaemonSet, which its pods are rolled to; <c>null</c> when none is known.</summary>
    /// <param name="uid">UID of the DaemonSet.</param>
    public ControllerRevision? CurrentRevisionOf(string uid) =>
        objects.RevisionsOf(uid).MaxBy(revision => (revision.Revision, revision.Name));

    /// <summary>What the cluster would be if nodes had one more taint.</summary>
    /// <param name="taint">Replaces one of the same key and effect, as <c>kubectl taint --overwrite</c> does.</param>
    /// <param name="on">The nodes that get it; <c>null</c> for all.</param>
    public ClusterSnapshot With(Taint taint, Func<Node, bool>? on = null) => WithNodes(on, node => node with
    {
        Spec = node.Spec with
        {
            Taints = [.. node.Spec.Taints.Where(other => other.Key != taint.Key || other.Effect != taint.Effect), taint],
        },
    });

    /// <summary>What the cluster would be if nodes had lost a taint.</summary>
    /// <param name="key">Key of the taint.</param>
    /// <param name="effect">Its effect; empty for taints of every effect.</param>
    /// <param name="on">The nodes that lose it; <c>null</c> for all.</param>
    public ClusterSnapshot Without(string key, string effect, Func<Node, bool>? on = null) => WithNodes(on, node => node with
    {
        Spec = node.Spec with
        {
            Taints = [.. node.Spec.Taints.Where(taint => taint.Key != key || (effect.Length > 0 && taint.Effect != effect))],
        },
    });

    /// <summary>What the cluster would be if nodes had a label with this value.</summary>
    /// <param name="key">The label key.</param>
    /// <param name="value">The value; <c>null</c> takes the label away.</param>
    /// <param name="on">The nodes that it is about; <c>null</c> for all.</param>
    public ClusterSnapshot WithLabel(string key, string? value, Func<Node, bool>? on = null) => WithNodes(on, node =>
    {
        var labels = new Dictionary<string, string>(node.Metadata.Labels, StringComparer.Ordinal);
        labels.Remove(key);
        if (value is not null)
            labels.Add(key, value);

        return node with { Metadata = node.Metadata with { Labels = labels } };
    });

    private ClusterSnapshot WithNodes(Func<Node, bool>? on, Func<Node, Node> change) =>
        new(new ClusterNodes(nodes.All.Select(node => on is null || on(node) ? change(node) : node)), objects) { Known = Known };

    private sealed record PlannedRollout(DaemonSetReview Review, RolloutPlan Plan)
    {
        public bool IsOf(DaemonSetReview other) =>
            ReferenceEquals(Review.Object, other.Object)
            && ReferenceEquals(Review.OldObject, other.OldObject)
            && Review.Operation == other.Operation
            && Review.Source == other.Source
            && Review.Now == other.Now;
    }
}
