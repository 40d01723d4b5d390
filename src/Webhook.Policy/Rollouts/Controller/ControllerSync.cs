using Webhook.Model.Apps;
using Webhook.Policy.Cluster;
using Webhook.Policy.Placement;

namespace Webhook.Policy.Rollouts.Controller;

/// <summary>One sync of the DaemonSet controller: what it creates and deletes, and the status it writes.</summary>
/// <remarks>
/// Follows <c>updateDaemonSet</c> of kubernetes' pkg/controller/daemon/daemon_controller.go, as of 1.36: the roll-out gets its
/// turn only in a sync that had nothing else to create or delete. Back-off is left out.
/// </remarks>
/// <param name="Manage">The first half: each node gets its pods and none beyond.</param>
/// <param name="Update">The roll-out; <c>null</c> with OnDelete, and after a first half that did something.</param>
/// <param name="Status">The status, of the pods as they were before.</param>
internal sealed record ControllerSync(SyncActions Manage, SyncActions? Update, DaemonSetStatus Status)
{
    /// <summary>Whether the roll-out had its turn and nothing is created or deleted.</summary>
    public bool IsIdle => Manage.IsNothing && Update is { IsNothing: true };

    /// <summary>Works it out.</summary>
    /// <param name="daemonSet">The set, defaulted.</param>
    /// <param name="versions">Which pods are new.</param>
    /// <param name="pods">Its pods.</param>
    /// <param name="placement">Where they run.</param>
    /// <param name="now">The time.</param>
    public static ControllerSync Of(DaemonSet daemonSet, PodVersions versions, DaemonPods pods, DaemonSetPlacement placement, DateTimeOffset now)
    {
        var strategy = daemonSet.Spec.UpdateStrategy;
        var step = new NodeStep(versions, RollingUpdateCounts.For(strategy, 1) is { MaxSurge: > 0 }, daemonSet.Spec.MinReadySeconds, now);
        var managed = ManageAll(step, pods, placement);
        var update = strategy.Type == DaemonSetUpdateStrategy.RollingUpdateType && managed.IsNothing
            ? UpdateAll(step, RollingUpdateCounts.For(strategy, placement.Runs) ?? default, pods, placement)
            : null;
        return new(managed, update, StatusOf(step, versions, pods, placement));
    }

    private static SyncActions ManageAll(NodeStep step, DaemonPods pods, DaemonSetPlacement placement)
    {
        var actions = new SyncActions();
        for (var node = 0; node < placement.Total; node++)
        {
            step.Manage(pods, node, placement[node]);
            if (step.Creates)
                actions.Creates.Add(placement.Nodes[node].Metadata.Name);

            actions.Deletes.AddRange(step.Deleted.Select(pod => pod.Pod.Name));
            if (step.Failed.Count == 1)
                actions.Deletes.Add(step.Failed[0].Pod.Name);
            else if (step.Failed.Count > 1)
                actions.OneOf.Add([.. step.Failed.Select(pod => pod.Pod.Name)]);
        }

        // Pods bound to a node that is gone are the pod garbage collector's.
        actions.Deletes.AddRange(pods.WithoutNode.Where(pod => !pod.IsBound).Select(pod => pod.Pod.Name));
        return actions;
    }

    private static SyncActions UpdateAll(NodeStep step, RollingUpdateCounts counts, DaemonPods pods, DaemonSetPlacement placement)
    {
        var surges = counts.MaxSurge > 0;
        var actions = new SyncActions();
        var (used, available) = (0, 0);
        for (var node = 0; node < placement.Total; node++)
        {
            if (pods.HasAny(node) || placement[node].ShouldRun)
                Take(step.Split(Staying(pods.On(node))), placement.Nodes[node].Metadata.Name, placement[node].ShouldRun);
        }

        foreach (var gone in pods.WithoutNode.GroupBy(pod => pod.Pod.TargetNodeName, StringComparer.Ordinal))
        {
            var on = step.Split([.. gone.Where(pod => !pod.IsTerminating)]);

            // With surge the controller looks the node up to learn whether a pod should run there, and gives up when it is gone.
            if (surges && on is { IsClear: true, Old: not null, Updated: null })
                return new SyncActions();

            Take(on, gone.Key, true);
        }

        actions.CandidateCount = int.Clamp((surges ? counts.MaxSurge : counts.MaxUnavailable) - used, 0, actions.Candidates.Count);
        actions.SpareCount = int.Clamp(available - placement.Runs, 0, actions.Spare.Count);
        return actions;

        void Take(in OldAndNew on, string node, bool shouldRun)
        {
            var action = step.Update(surges, shouldRun, on);
            available += (on.Old ?? on.Updated) is { } counted && step.IsAvailable(counted) ? 1 : 0;
            used += action == UpdateAction.Waits || (action == UpdateAction.Replace && !surges) ? 1 : 0;
            if (action == UpdateAction.Replace)
                actions.Deletes.Add(on.Old!.Value.Pod.Name);
            else if (action == UpdateAction.CreateBeside)
                actions.Creates.Add(node);
            else if (action == UpdateAction.Candidate)
                actions.Candidates.Add(surges ? node : on.Old!.Value.Pod.Name);
            else if (action == UpdateAction.LeaveWhenSpare)
                actions.Spare.Add(on.Old!.Value.Pod.Name);
        }
    }

    private static DaemonSetStatus StatusOf(NodeStep step, PodVersions versions, DaemonPods pods, DaemonSetPlacement placement)
    {
        var (current, misscheduled, ready, available, updated) = (0, 0, 0, 0, 0);
        for (var node = 0; node < placement.Total; node++)
        {
            if (!pods.HasAny(node))
                continue;

            if (!placement[node].ShouldRun)
            {
                misscheduled++;
                continue;
            }

            current++;
            List<PodPlace> all = [];
            foreach (var pod in pods.On(node))
                all.Add(pod);

            all.Sort(NodeStep.OldestFirst);
            ready += all[0].IsReady ? 1 : 0;
            available += step.IsAvailable(all[0]) ? 1 : 0;
            updated += versions.IsUpdated(all[0].Pod) ? 1 : 0;
        }

        return new()
        {
            DesiredNumberScheduled = placement.Runs,
            CurrentNumberScheduled = current,
            NumberMisscheduled = misscheduled,
            NumberReady = ready,
            NumberAvailable = available,
            UpdatedNumberScheduled = updated,
            NumberUnavailable = placement.Runs - available,
        };
    }

    private static List<PodPlace> Staying(NodePods pods)
    {
        List<PodPlace> staying = [];
        foreach (var pod in pods)
        {
            if (!pod.IsTerminating)
                staying.Add(pod);
        }

        return staying;
    }
}
