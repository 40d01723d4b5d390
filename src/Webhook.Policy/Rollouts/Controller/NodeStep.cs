using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>What one sync of the controller does on one node.</summary>
/// <remarks>
/// Follows <c>podsShouldBeOnNode</c> of kubernetes' pkg/controller/daemon/daemon_controller.go and <c>rollingUpdate</c> with
/// <c>findUpdatedPodsOnNode</c> of pkg/controller/daemon/update.go, as of 1.36.
/// </remarks>
internal sealed class NodeStep(PodVersions versions, bool allowsSurge, int minReadySeconds, DateTimeOffset now)
{
    // Most nodes have one pod: the lists are made once and used for every node.
    private readonly List<PodPlace> _running = [];

    /// <summary>Pods that are deleted, whatever else happens.</summary>
    public List<PodPlace> Deleted { get; } = [];

    /// <summary>Failed pods; the back-off of the node lets the controller delete one of them at a time.</summary>
    public List<PodPlace> Failed { get; } = [];

    /// <summary>Pods that stay and are not being deleted; the one that counts for the node first.</summary>
    public List<PodPlace> Kept { get; } = [];

    /// <summary>Whether the node has pods that are being deleted and have not ended.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Whether a pod is created.</summary>
    public bool Creates { get; private set; }

    /// <summary>Whether anything is created or deleted.</summary>
    public bool DoesAnything => Creates || Deleted.Count > 0 || Failed.Count > 0;

    /// <summary>The first half of a sync: each node gets its pods and none beyond.</summary>
    public void Manage(DaemonPods pods, int node, PlacementDecision decision)
    {
        (Creates, IsLeaving) = (false, false);
        Deleted.Clear();
        Failed.Clear();
        Kept.Clear();
        _running.Clear();
        if (!pods.HasAny(node))
        {
            Creates = decision.ShouldRun;
            return;
        }

        foreach (var pod in pods.On(node))
        {
            if (pod.IsTerminating)
                IsLeaving = true;
            else if (!decision.ShouldContinueRunning)
                Deleted.Add(pod);
            else if (pod.HasFailed)
                Failed.Add(pod);
            else if (pod.HasEnded)
                Deleted.Add(pod);
            else
                _running.Add(pod);
        }

        if (!decision.ShouldContinueRunning)
            return;

        if (_running.Count > 1)
            _running.Sort(OldestFirst);

        if (!allowsSurge)
            KeepFirst();
        else if (_running.Count == 0)
            Creates = decision.ShouldRun;
        else
            KeepOneOfEach();
    }

    /// <summary>Tells the old pod of a node from the new one.</summary>
    /// <param name="staying">The node's pods that are not being deleted.</param>
    public OldAndNew Split(IReadOnlyList<PodPlace> staying)
    {
        PodPlace? updated = null, old = null;
        for (var i = 0; i < staying.Count; i++)
        {
            ref var slot = ref versions.IsUpdated(staying[i].Pod) ? ref updated : ref old;
            if (slot is not null)
                return new(null, null, false);

            slot = staying[i];
        }

        return new(old, updated, true);
    }

    /// <summary>The second half, where the first did nothing on any node: what the roll-out does on this one.</summary>
    /// <param name="surges">Whether the roll-out surges; a surge that comes to 0 nodes does not, though <c>Manage</c> allows for it.</param>
    /// <param name="shouldRun">Whether the node should have a pod.</param>
    /// <param name="on">The node's pods.</param>
    public UpdateAction Update(bool surges, bool shouldRun, in OldAndNew on) => !on.IsClear ? UpdateAction.Waits
        : surges ? UpdateWithSurge(shouldRun, on.Updated, on.Old)
        : on.Updated is null == on.Old is null ? UpdateAction.Waits
        : on.Updated is { } pod ? (IsAvailable(pod) ? UpdateAction.None : UpdateAction.Waits)
        : IsAvailable(on.Old!.Value) ? UpdateAction.Candidate : UpdateAction.Replace;

    /// <summary>Whether a pod is available at the time of the sync.</summary>
    public bool IsAvailable(in PodPlace pod) => pod.IsAvailable(minReadySeconds, now);

    /// <summary>Pods that are bound, then older ones, then by name, first: of several the controller keeps the first.</summary>
    public static int OldestFirst(PodPlace left, PodPlace right) =>
        left.IsBound != right.IsBound ? (left.IsBound ? -1 : 1)
        : left.Pod.CreationTimestamp != right.Pod.CreationTimestamp ? left.Pod.CreationTimestamp.CompareTo(right.Pod.CreationTimestamp)
        : string.CompareOrdinal(left.Pod.Name, right.Pod.Name);

    private UpdateAction UpdateWithSurge(bool shouldRun, PodPlace? updated, PodPlace? old) =>
        old is not { } outdated ? UpdateAction.None
        : updated is { } pod ? (IsAvailable(pod) ? UpdateAction.Replace : UpdateAction.Waits)
        : IsAvailable(outdated) ? (shouldRun ? UpdateAction.Candidate : UpdateAction.LeaveWhenSpare)
        : shouldRun ? UpdateAction.CreateBeside : UpdateAction.Replace;

    private void KeepFirst()
    {
        for (var i = 0; i < _running.Count; i++)
            (i == 0 ? Kept : Deleted).Add(_running[i]);
    }

    private void KeepOneOfEach()
    {
        if (_running.Count == 1)
        {
            Kept.Add(_running[0]);
            return;
        }

        PodPlace? updated = null, old = null;
        foreach (var pod in _running)
        {
            ref var slot = ref versions.HasHash(pod.Pod) ? ref updated : ref old;
            if (slot is null)
                slot = pod;
            else
                Deleted.Add(pod);
        }

        // The old pod makes way as soon as it is not ready, or the new one is available.
        if (updated is { } newer && old is { } older && (!older.IsReady || IsAvailable(newer)))
        {
            Deleted.Add(older);
            old = null;
        }

        if (old is { } stays)
            Kept.Add(stays);

        if (updated is { } comes)
            Kept.Add(comes);
    }
}
