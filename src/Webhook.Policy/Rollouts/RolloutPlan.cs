using Webhook.Model.Apps;
using Webhook.Model.Text;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts.Controller;

namespace Webhook.Policy.Rollouts;

/// <summary>What a change of a DaemonSet's template sets in motion.</summary>
public sealed record RolloutPlan
{
    /// <summary><c>spec.updateStrategy.type</c>, defaulted. With OnDelete nothing rolls and every figure but <see cref="Pods"/> is 0.</summary>
    public required string Strategy { get; init; }

    /// <summary>Nodes that may be without an available pod at a time, resolved on the nodes that the DaemonSet runs on.</summary>
    public int MaxUnavailable { get; init; }

    /// <summary>Nodes that may hold an old and a new pod at a time, resolved likewise.</summary>
    public int MaxSurge { get; init; }

    /// <summary>Nodes by the state of their pod.</summary>
    public RolloutNodes Nodes { get; init; }

    /// <summary>Pods that are replaced.</summary>
    public int Pods { get; init; }

    /// <summary>Nodes that lack an available pod now.</summary>
    public int Unavailable => Nodes.Unavailable;

    /// <summary>Nodes that lack an available pod until somebody does something, in order of their names; empty on most days.</summary>
    public IReadOnlyList<RolloutBlocker> Stuck { get; init; } = [];

    /// <summary>How many nodes use up maxUnavailable until somebody does something. A surge is used up by new pods only.</summary>
    public int Eaten => MaxSurge > 0 ? 0 : Nodes.Stuck;

    /// <summary>Whether <see cref="Eaten"/> is all of the budget, so that available old pods are not touched.</summary>
    public bool Blocked { get; init; }

    /// <summary>Conditions of the template's readiness gates, which others set: then no length can be told.</summary>
    public IReadOnlyList<string> ReadinessGates { get; init; } = [];

    /// <summary>
    /// Names of the nodes on which the new pods can never run, since they ask for more than these offer, but for those in
    /// <see cref="Stuck"/>; such pods stay Pending and use up the budget.
    /// </summary>
    public IReadOnlyList<string> NeverRuns { get; init; } = [];

    /// <summary>
    /// How many times a batch of pods is replaced; <c>null</c> while <see cref="Blocked"/>, and where it does not finish for
    /// <see cref="NeverRuns"/>.
    /// </summary>
    public int? Rounds { get; init; }

    /// <summary>
    /// Most that the whole takes under <see cref="Assumptions"/>; <c>null</c> while <see cref="Blocked"/>, and with
    /// <see cref="ReadinessGates"/> or <see cref="NeverRuns"/>.
    /// </summary>
    public long? EstimateSeconds { get; init; }

    /// <summary>What the estimate takes for granted, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Nodes that are worked on at a time: the budget less what is eaten.</summary>
    public int AtATime => int.Max(0, (MaxSurge > 0 ? MaxSurge : MaxUnavailable) - Eaten);

    /// <summary>The plan in words: <c>restarts 120 pods, 6 at a time, at most about 40 minutes</c>.</summary>
    public string Summary
    {
        get
        {
            var pods = Pods == 1 ? "1 pod" : $"{Pods} pods";
            return Strategy == DaemonSetUpdateStrategy.OnDeleteType ? $"restarts none of {pods} until each is deleted"
                : Pods == 0 ? NoPod
                : Blocked ? $"restarts {(Nodes.Broken + Nodes.Pending == 0 ? "none" : $"{Nodes.Broken + Nodes.Pending}")} of {pods} and then stops"
                : NeverRuns.Count > 0 ? $"restarts {(MayStop ? "at most " : "")}{pods}, {Pace}, and does not finish: the new pods can never run on {NeverRunNodes}"
                : EstimateSeconds is { } seconds ? $"restarts {pods}, {Pace}, at most {DurationText.About(seconds)}"
                : $"restarts {pods}, {Pace}; how long that takes depends on who sets {RolloutAssumptions.Gates(ReadinessGates)}";
        }
    }

    /// <summary>Whether so many new pods wait that the roll-out goes no further. With surge the old pod stays where the new one waits.</summary>
    internal bool MayStop => NeverRuns.Count >= AtATime || MaxSurge > 0;

    /// <summary>The nodes of <see cref="NeverRuns"/> in words: <c>2 nodes (w-1 and w-2)</c>.</summary>
    internal string NeverRunNodes => $"{Counted.Of(NeverRuns.Count, "node")} ({RolloutText.Names(NeverRuns)})";

    private string NoPod => Nodes.WithoutPod > 0 ? $"restarts no pod: {RolloutText.Stuck(Stuck)}"
        : Nodes.Terminating + Nodes.Waiting > 0 ? "restarts no pod: those that come next have the changed template"
        : "restarts no pod, as there is none";

    private string Pace => Nodes.AtOnce == 0 ? $"{int.Min(AtATime, Pods)} at a time"
        : Nodes.AtOnce == Pods ? "all at once as none is available"
        : $"{Nodes.AtOnce} at once as {(Nodes.AtOnce == 1 ? "it is" : "they are")} unavailable, the others {int.Min(AtATime, Pods - Nodes.AtOnce)} at a time";

    /// <summary>Plans the roll-out of the reviewed template, all live pods being old.</summary>
    /// <remarks>
    /// Where no pod of the set is known, as for an object that is not live, each node that the template selects is taken to
    /// have an available one.
    /// Follows <c>rollingUpdate</c> of kubernetes' pkg/controller/daemon/update.go. Source:
    /// <see href="https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/"/>.
    /// </remarks>
    /// <param name="review">The review; <see cref="DaemonSetReview.Cluster"/> and <see cref="DaemonSetReview.Subject"/> must be set.</param>
    /// <exception cref="ArgumentException">The review lacks one of the two.</exception>
    public static RolloutPlan For(DaemonSetReview review)
    {
        if (review is not { Subject: not null, Cluster: { } cluster })
            throw new ArgumentException("a roll-out can be planned only for an object in a cluster", nameof(review));

        return cluster.PlanOf(review, Plan);
    }

    private static RolloutPlan Plan(DaemonSetReview review)
    {
        var (daemonSet, cluster) = (review.Subject!, review.Cluster!);
        var runs = cluster.PlacementOf(daemonSet).Runs;
        var counts = RollingUpdateCounts.For(daemonSet.Spec.UpdateStrategy, runs) ?? default;
        if (!ArePodsKnown(review, cluster))
            return RolloutPlanner.Plan(daemonSet, new RolloutNodes { Available = runs }, [], NeverRunsOf(daemonSet, cluster, []), counts, arePodsKnown: false);

        List<RolloutBlocker> stuck = [];
        var pods = DaemonPods.Of(daemonSet, review.StoredUid, review.Namespace, cluster);
        var nodes = NodeStates.Count(review, pods, counts.MaxSurge > 0, stuck);
        return RolloutPlanner.Plan(daemonSet, nodes, stuck, NeverRunsOf(daemonSet, cluster, stuck), counts, arePodsKnown: true);
    }

    private static IReadOnlyList<string> NeverRunsOf(DaemonSet daemonSet, ClusterSnapshot cluster, List<RolloutBlocker> stuck) =>
        cluster.CapacityOf(daemonSet) is { NeverRuns: > 0 } capacity ? [.. capacity.NodesWhereNever.Except(stuck.Select(one => one.Node))] : [];

    // A snapshot may have been taken without pods. A live set that really has none says so in its status.
    private static bool ArePodsKnown(DaemonSetReview review, ClusterSnapshot cluster) =>
        review.StoredUid is { Length: > 0 } uid
        && (cluster.Objects.PodsOf(uid).Count > 0
            || (review.OldObject ?? review.Subject)!.Status is { ObservedGeneration: > 0, CurrentNumberScheduled: 0 });
}
