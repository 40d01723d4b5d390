using Webhook.Model.Apps;

namespace Webhook.Policy.Rollouts;

/// <summary>Works a plan out from the states of nodes.</summary>
internal static class RolloutPlanner
{
    public static RolloutPlan Plan(
        DaemonSet daemonSet,
        RolloutNodes nodes,
        IReadOnlyList<RolloutBlocker> stuck,
        IReadOnlyList<string> neverRuns,
        RollingUpdateCounts counts,
        bool arePodsKnown)
    {
        var strategy = DaemonSetDefaults.Apply(daemonSet.Spec.UpdateStrategy);
        var plan = new RolloutPlan { Strategy = strategy.Type, Nodes = nodes, Stuck = stuck, Pods = nodes.Available + nodes.AtOnce };
        if (strategy.Type == DaemonSetUpdateStrategy.OnDeleteType)
            return plan with { Rounds = 0, EstimateSeconds = 0, Assumptions = ["A pod is replaced only when somebody deletes it."] };

        var surges = counts.MaxSurge > 0;
        plan = plan with
        {
            MaxUnavailable = counts.MaxUnavailable,
            MaxSurge = counts.MaxSurge,
            NeverRuns = neverRuns,
            ReadinessGates = [.. daemonSet.Spec.Template.Spec.ReadinessGates.Select(gate => gate.ConditionType)],
        };
        var atATime = plan.AtATime;
        if (nodes.Available > 0 && atATime == 0)
        {
            plan = plan with { Blocked = true };
            return plan with { Assumptions = [.. RolloutAssumptions.Situation(plan, arePodsKnown)] };
        }

        if (neverRuns.Count > 0)
            return plan with { Assumptions = [.. RolloutAssumptions.Situation(plan, arePodsKnown), RolloutAssumptions.NeverRuns(plan)] };

        var lifetimes = PodLifetimes.Of(daemonSet.Spec.Template.Spec);
        var minReady = int.Max(0, daemonSet.Spec.MinReadySeconds);
        var rounds = Rounds(nodes, atATime, surges);
        var back = RolloutAssumptions.StartSeconds + lifetimes.ReadySeconds + minReady;
        var estimate = surges ? (rounds * back) + lifetimes.StopSeconds : rounds * (lifetimes.StopSeconds + back);
        return plan with
        {
            Rounds = rounds,
            EstimateSeconds = rounds == 0 ? 0 : plan.ReadinessGates.Count > 0 ? null : estimate,
            Assumptions =
            [
                .. RolloutAssumptions.Situation(plan, arePodsKnown),
                .. plan.Pods == 0 ? [] : RolloutAssumptions.Times(plan, lifetimes, minReady),
            ],
        };
    }

    /// <summary>
    /// Pods that are replaced already, or at once, come back in the first round. Without surge they use budget there, with surge
    /// they don't.
    /// </summary>
    private static int Rounds(RolloutNodes nodes, int atATime, bool surges)
    {
        var left = nodes.Available;
        var first = 0;
        var busy = nodes.Broken + (left > 0 && !surges ? nodes.Waiting : 0);
        if (busy + nodes.AtOnce > 0)
        {
            first = 1;
            left = int.Max(0, left - int.Max(0, surges ? atATime : atATime - busy));
        }

        return left == 0 ? first : first + ((left - 1) / atATime) + 1;
    }
}
