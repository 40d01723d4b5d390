using Webhook.Policy.Rules;

namespace Webhook.Policy.Rollouts;

/// <summary>Wording about roll-outs that plan and rules share.</summary>
internal static class RolloutText
{
    /// <summary>What eats the budget: <c>1 node without a pod and 2 nodes that are not ready</c>.</summary>
    public static string Eaten(RolloutPlan plan)
    {
        List<string> parts = [];
        Add(parts, plan.MaxSurge > 0 ? 0 : plan.Nodes.WithoutPod, "node without a pod", "nodes without a pod");
        Add(parts, plan.Nodes.NotReady, "node that is not ready", "nodes that are not ready");
        Add(parts, plan.Nodes.Excess, "node with more than one pod", "nodes with more than one pod");
        return Phrases.And(parts);
    }

    private static void Add(List<string> parts, int count, string one, string many)
    {
        if (count > 0)
            parts.Add(count == 1 ? $"1 {one}" : $"{count} {many}");
    }
}
