using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;
using Webhook.Policy.Rollouts.Controller;

namespace Webhook.Policy.Rollouts;

/// <summary>Finds the state of each node of a live DaemonSet as a roll-out begins.</summary>
/// <remarks>What the controller does is <see cref="NodeStep"/>'s to say; added here is what becomes of a replaced pod.</remarks>
internal sealed class NodeStates
{
    // A controller creates a missing pod within seconds. Where any pod of the set is younger than this, a roll-out or a new
    // node explains a missing one.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    private readonly DaemonSetReview _review;
    private readonly ClusterSnapshot _cluster;
    private readonly DaemonPods _pods;
    private readonly DaemonSetPlacement _placement;
    private readonly bool _surges;
    private readonly NodeStep _step;
    private DaemonSetPlacement? _before;
    private bool? _isMoving;

    private NodeStates(DaemonSetReview review, DaemonPods pods, bool surges)
    {
        (_review, _cluster, _pods, _surges) = (review, review.Cluster!, pods, surges);
        var daemonSet = review.Subject!;
        _placement = _cluster.PlacementOf(daemonSet);
        _before = review.OldObject is null ? _placement : null;
        _step = new(PodVersions.AllOld, surges, daemonSet.Spec.MinReadySeconds, review.Now);
    }

    /// <summary>Counts the nodes.</summary>
    /// <param name="review">The review; its cluster and its subject must be set.</param>
    /// <param name="pods">The pods of the set.</param>
    /// <param name="surges">Whether the roll-out surges.</param>
    /// <param name="stuck">Gets the nodes that lack an available pod until somebody does something.</param>
    public static RolloutNodes Count(DaemonSetReview review, DaemonPods pods, bool surges, List<RolloutBlocker> stuck) =>
        new NodeStates(review, pods, surges).Count(stuck);

    private RolloutNodes Count(List<RolloutBlocker> stuck)
    {
        Span<int> counts = stackalloc int[(int)RolloutNodeState.Waiting + 1];
        counts.Clear();
        var misplaced = 0;
        for (var node = 0; node < _placement.Total; node++)
        {
            var decision = _placement[node];
            var (state, pod) = StateOf(node, decision);
            counts[(int)state]++;
            misplaced += state != RolloutNodeState.None && !decision.ShouldRun && _step.Kept.Count > 0 ? 1 : 0;
            if (state is RolloutNodeState.Pending or RolloutNodeState.NotReady or RolloutNodeState.Terminating or RolloutNodeState.WithoutPod)
                stuck.Add(new(state, _cluster.Nodes[node].Metadata.Name, pod));
        }

        return new()
        {
            Available = counts[(int)RolloutNodeState.Available],
            Broken = counts[(int)RolloutNodeState.Broken],
            Pending = counts[(int)RolloutNodeState.Pending],
            NotReady = counts[(int)RolloutNodeState.NotReady],
            Terminating = counts[(int)RolloutNodeState.Terminating],
            WithoutPod = counts[(int)RolloutNodeState.WithoutPod],
            Waiting = counts[(int)RolloutNodeState.Waiting] + WaitingWithoutNode(),
            Misplaced = misplaced,
        };
    }

    // The pod garbage collector removes pods of nodes that are gone within minutes.
    private int WaitingWithoutNode() =>
        _pods.WithoutNode.Where(pod => pod.IsBound).Select(pod => pod.Pod.NodeName).Distinct(StringComparer.Ordinal).Count();

    private (RolloutNodeState State, Pod? Pod) StateOf(int node, PlacementDecision decision)
    {
        _step.Manage(_pods, node, decision);
        if (!_pods.HasAny(node))
            return (Missing(node, decision), null);

        if (!decision.ShouldContinueRunning)
            return default;

        if (_step.Kept.Count > 0)
        {
            var pod = _step.Kept[0];
            var action = _step.Update(_surges, decision.ShouldRun, _step.Split(_step.Kept));
            return (action is UpdateAction.Candidate or UpdateAction.LeaveWhenSpare ? RolloutNodeState.Available : OfUnavailable(node, decision, pod.Pod), pod.Pod);
        }

        if (_step.IsLeaving)
            return Leaving(node);

        // All pods have ended. They are deleted, and the node gets another one if it should have one.
        var ended = _step.Failed.Count > 0 ? _step.Failed[0].Pod : _step.Deleted[0].Pod;
        return (!decision.ShouldRun ? RolloutNodeState.None : _cluster.Nodes.IsReady(node) ? RolloutNodeState.Broken : RolloutNodeState.NotReady, ended);
    }

    private RolloutNodeState Missing(int node, PlacementDecision decision)
    {
        if (!decision.ShouldRun || !(_before ??= _cluster.PlacementOf(_review.OldObject!))[node].ShouldRun)
            return RolloutNodeState.None;

        return _cluster.Nodes.IsReady(node) && (_isMoving ??= IsMoving()) ? RolloutNodeState.Waiting : RolloutNodeState.WithoutPod;
    }

    private RolloutNodeState OfUnavailable(int node, PlacementDecision decision, Pod pod) =>
        decision.ShouldRun && PodProspects.IsHeldUp(pod, _review.Now) ? RolloutNodeState.Pending
        : _cluster.Nodes.IsReady(node) || (!decision.ShouldRun && !_cluster.Nodes.IsLost(node)) ? RolloutNodeState.Broken
        : RolloutNodeState.NotReady;

    private (RolloutNodeState State, Pod? Pod) Leaving(int node)
    {
        if (!_surges)
        {
            foreach (var pod in _pods.On(node))
            {
                if (pod.IsTerminating && PodProspects.StaysTerminating(pod.Pod, _cluster.Nodes.IsLost(node), _review.Now))
                    return (RolloutNodeState.Terminating, pod.Pod);
            }
        }

        return (RolloutNodeState.Waiting, null);
    }

    private bool IsMoving()
    {
        var stored = (_review.OldObject ?? _review.Subject)!;
        var status = stored.Status;
        return (status.ObservedGeneration > 0 && status.ObservedGeneration < stored.Metadata.Generation)
            || status.UpdatedNumberScheduled < status.CurrentNumberScheduled
            || _cluster.Objects.PodsOf(_review.StoredUid).Any(pod => _review.Now - pod.CreationTimestamp < Settled);
    }
}
