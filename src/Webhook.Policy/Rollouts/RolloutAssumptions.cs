using Webhook.Model.Text;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Rollouts;

/// <summary>What a plan takes for granted, a sentence each.</summary>
internal static class RolloutAssumptions
{
    /// <summary>Time to schedule a pod, pull an image of some ten megabytes and start its containers: no field says it.</summary>
    public const int StartSeconds = 10;

    /// <summary>The state of nodes that the plan starts from.</summary>
    public static IEnumerable<string> Situation(RolloutPlan plan, bool arePodsKnown)
    {
        if (!arePodsKnown)
            yield return "No pod of the DaemonSet is known: each of its nodes is taken to have an available one.";

        var nodes = plan.Nodes;
        if (nodes.Broken > 0)
            yield return $"Unavailable pods on ready nodes ({nodes.Broken}) are replaced at once, and the new ones are taken to become available.";

        if (nodes.Pending > 0)
            yield return PendingPods(plan);

        if (plan.Eaten > 0 && nodes.Available > 0)
        {
            yield return plan.Blocked
                ? $"maxUnavailable comes to {plan.MaxUnavailable}, and {RolloutText.Stuck(plan.Stuck)} {(plan.Eaten == 1 ? "uses" : "use")} it up: no "
                    + "available pod is replaced."
                : $"{RolloutText.Stuck(plan.Stuck)} {(plan.Eaten == 1 ? "uses" : "use")} up {plan.Eaten} of maxUnavailable {plan.MaxUnavailable}, which "
                    + $"leaves {plan.AtATime}.";
        }

        if (nodes.Waiting > 0)
        {
            yield return $"{Counted.Of(nodes.Waiting, "node")} {(nodes.Waiting == 1 ? "is" : "are")} without an available pod for now: the pod is being "
                + "replaced already, or the node is gone.";
        }

        if (nodes.Misplaced > 0)
        {
            yield return $"Pods on nodes with a taint that came later and that they don't tolerate ({nodes.Misplaced}) are deleted and not "
                + "made again.";
        }
    }

    /// <summary>Why there is no estimate where the new pods ask for more than nodes offer.</summary>
    public static string NeverRuns(RolloutPlan plan) =>
        $"No estimate: the new pods can never run on {plan.NeverRunNodes}, since they ask for more than {(plan.NeverRuns.Count == 1 ? "it offers" : "these offer")}; "
        + "they stay Pending there and "
        + (plan.MaxSurge > 0 ? $"use up maxSurge {plan.MaxSurge}, and the old ones stay."
            : plan.MayStop ? $"use up maxUnavailable {plan.MaxUnavailable}: the roll-out then stops."
            : $"use up {plan.NeverRuns.Count} of maxUnavailable {plan.MaxUnavailable}.");

    /// <summary>The lengths of time that the plan counts with.</summary>
    public static IEnumerable<string> Times(RolloutPlan plan, PodLifetimes lifetimes, int minReady)
    {
        if (plan.ReadinessGates.Count > 0)
        {
            yield return $"No estimate: a new pod becomes ready only when another component sets {Gates(plan.ReadinessGates)}.";
            yield break;
        }

        yield return plan.MaxSurge > 0
            ? $"Old pods stop while the next nodes are at work; the last one takes its terminationGracePeriodSeconds of {lifetimes.StopSeconds} s."
            : $"Each pod takes its whole terminationGracePeriodSeconds of {lifetimes.StopSeconds} s to stop; most stop sooner.";
        yield return $"Scheduling, pulling the image and starting the containers takes {StartSeconds} s.";
        yield return lifetimes.HasProbe
            ? $"Startup and readiness probes succeed at the first try: {lifetimes.ReadySeconds} s after the start."
            : "No container has a startup or readiness probe: a pod is ready as soon as its containers run.";
        if (minReady > 0)
            yield return $"A ready pod counts as available after minReadySeconds of {minReady} s.";

        yield return "No other pod becomes unavailable meanwhile.";
    }

    /// <summary>Readiness gates in words: <c>readiness gate example.com/ready</c>.</summary>
    public static string Gates(IReadOnlyList<string> gates) => $"readiness {(gates.Count == 1 ? "gate" : "gates")} {Phrases.And(gates)}";

    private static string PendingPods(RolloutPlan plan)
    {
        List<RolloutBlocker> pending = [.. plan.Stuck.Where(stuck => stuck.State == RolloutNodeState.Pending)];
        var said = RolloutText.Scheduler(pending.Select(stuck => stuck.Pod!));
        var isOne = pending.Count == 1;
        return $"{Counted.Of(pending.Count, "Pending pod")} ({RolloutText.Names([.. pending.Select(stuck => RolloutText.Place(stuck.Pod!))])}) "
            + $"{(isOne ? "is" : "are")} replaced at once, and the new {(isOne ? "one waits" : "ones wait")} for the scheduler in turn"
            + (said.Length == 0 ? "." : $"; {said}.");
    }
}
