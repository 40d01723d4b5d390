using Webhook.Model.Apps;

namespace Webhook.Policy.Rollouts;

/// <summary>Works a plan out from the states of nodes.</summary>
internal static class RolloutPlanner
{
    // Time to schedule a pod, pull an image of some ten megabytes and start its containers: the part that no field tells.
    private const int StartSeconds = 10;

    public static RolloutPlan Plan(DaemonSet daemonSet, RolloutNodes nodes, int runs, bool arePodsKnown)
    {
        var strategy = DaemonSetDefaults.Apply(daemonSet.Spec.UpdateStrategy);
        var plan = new RolloutPlan { Strategy = strategy.Type, Nodes = nodes, Pods = nodes.Available + nodes.Broken + nodes.NotReady };
        if (strategy.Type == DaemonSetUpdateStrategy.OnDeleteType)
            return plan with { Rounds = 0, EstimateSeconds = 0, Assumptions = ["A pod is replaced only when somebody deletes it."] };

        // A value that is no number comes to a budget of 0: the controller rolls nothing.
        var counts = RollingUpdateCounts.For(strategy, runs) ?? default;
        var surges = counts.MaxSurge > 0;
        plan = plan with
        {
            MaxUnavailable = counts.MaxUnavailable,
            MaxSurge = counts.MaxSurge,
            Eaten = surges ? nodes.Excess + nodes.NotReady : nodes.Excess + nodes.NotReady + nodes.WithoutPod,
        };
        var atATime = plan.AtATime;
        if (nodes.Available > 0 && atATime == 0)
            return plan with { Blocked = true, Assumptions = [.. Situation(plan, arePodsKnown)] };

        var lifetimes = PodLifetimes.Of(daemonSet.Spec.Template.Spec);
        var minReady = int.Max(0, daemonSet.Spec.MinReadySeconds);
        var rounds = Rounds(nodes, atATime, surges);
        var back = StartSeconds + lifetimes.ReadySeconds + minReady;
        var estimate = surges ? (rounds * back) + lifetimes.StopSeconds : rounds * (lifetimes.StopSeconds + back);
        return plan with
        {
            Rounds = rounds,
            EstimateSeconds = rounds == 0 ? 0 : estimate,
            Assumptions = [.. Situation(plan, arePodsKnown), .. Times(lifetimes, minReady, surges)],
        };
    }

    /// <summary>Broken pods go in the first round. Without surge they use budget there, with surge they don't.</summary>
    private static int Rounds(RolloutNodes nodes, int atATime, bool surges)
    {
        var left = nodes.Available;
        var first = 0;
        if (nodes.Broken > 0)
        {
            first = 1;
            left = int.Max(0, left - int.Max(0, surges ? atATime : atATime - nodes.Broken));
        }

        return left == 0 ? first : first + ((left - 1) / atATime) + 1;
    }

    private static IEnumerable<string> Situation(RolloutPlan plan, bool arePodsKnown)
    {
        if (!arePodsKnown)
            yield return "No pod of the DaemonSet is known: each of its nodes is taken to have an available one.";

        var nodes = plan.Nodes;
        if (nodes.Broken > 0)
            yield return $"Unavailable pods on ready nodes ({nodes.Broken}) are replaced at once and become available.";

        if (plan.Eaten > 0)
        {
            yield return $"{plan.Eaten} of the budget of {(plan.MaxSurge > 0 ? plan.MaxSurge : plan.MaxUnavailable)} is used up, for as long "
                + $"as it lasts, by {RolloutText.Eaten(plan)}.";
        }

        if (nodes.Misplaced > 0)
        {
            yield return $"Pods on nodes with a taint that came later and that they don't tolerate ({nodes.Misplaced}) are deleted and not "
                + "made again.";
        }
    }

    private static IEnumerable<string> Times(PodLifetimes lifetimes, int minReady, bool surges)
    {
        yield return surges
            ? $"Old pods stop while the next nodes are at work; the last one takes its terminationGracePeriodSeconds of {lifetimes.StopSeconds} s."
            : $"Each pod takes its whole terminationGracePeriodSeconds of {lifetimes.StopSeconds} s to stop.";
        yield return $"Scheduling, pulling the image and starting the containers takes {StartSeconds} s.";
        yield return lifetimes.HasProbe
            ? $"Startup and readiness probes succeed at the first try: {lifetimes.ReadySeconds} s after the start."
            : "No container has a startup or readiness probe: a pod is ready as soon as its containers run.";
        if (minReady > 0)
            yield return $"A ready pod counts as available after minReadySeconds of {minReady} s.";

        yield return "No other pod becomes unavailable meanwhile.";
    }
}
