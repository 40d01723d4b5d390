using Webhook.Model.Core;
using Webhook.Model.Text;
using Webhook.Policy.Rules;

namespace Webhook.Policy.Rollouts;

/// <summary>Wording about pods and roll-outs that plan and rules share.</summary>
internal static class RolloutText
{
    private const int Shown = 10;
    private const int ShownQuotes = 2;

    private static readonly RolloutNodeState[] Order =
        [RolloutNodeState.Pending, RolloutNodeState.Terminating, RolloutNodeState.NotReady, RolloutNodeState.WithoutPod];

    /// <summary>What uses the budget up, with names: <c>1 Pending pod (agent-x on w-5) and 2 nodes without a pod (w-1 and w-2)</c>.</summary>
    public static string Stuck(IReadOnlyList<RolloutBlocker> stuck) =>
        Phrases.And([.. Order.Select(state => Group(state, Of(stuck, state))).Where(text => text.Length > 0)]);

    /// <summary>Names, all of them up to ten: <c>a, b and 4 more</c>.</summary>
    public static string Names(IReadOnlyList<string> names) => Phrases.Few(names, Shown);

    /// <summary>A pod and its node: <c>agent-x on w-5</c>.</summary>
    public static string Place(Pod pod) => pod.TargetNodeName.Length == 0 ? pod.Name : $"{pod.Name} on {pod.TargetNodeName}";

    /// <summary>
    /// What the scheduler says of pods, each message once: <c>the scheduler says "Unschedulable: 0/6 nodes are available"</c>;
    /// empty when it says nothing.
    /// </summary>
    public static string Scheduler(IEnumerable<Pod> pods)
    {
        List<string> quotes = [.. pods.Select(pod => pod.Trouble?.Scheduling).OfType<StatusReason>().Distinct().Select(Quote)];
        return quotes.Count == 0 ? "" : $"the scheduler says {Phrases.Few(quotes, ShownQuotes)}";
    }

    /// <summary>Reason and message in quotes, on one line.</summary>
    public static string Quote(StatusReason words)
    {
        var text = words.Reason.Length == 0 ? words.Message : words.Message.Length == 0 ? words.Reason : $"{words.Reason}: {words.Message}";
        return $"\"{string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}\"";
    }

    private static List<RolloutBlocker> Of(IReadOnlyList<RolloutBlocker> stuck, RolloutNodeState state) => [.. stuck.Where(one => one.State == state)];

    private static string Group(RolloutNodeState state, List<RolloutBlocker> of)
    {
        if (of.Count == 0)
            return "";

        var isOne = of.Count == 1;
        var pods = Names([.. of.Select(one => one.Pod is null ? one.Node : Place(one.Pod))]);
        var nodes = Names([.. of.Select(one => one.Node)]);
        return state switch
        {
            RolloutNodeState.Pending => $"{Counted.Of(of.Count, "Pending pod")} ({pods})",
            RolloutNodeState.Terminating => $"{Counted.Of(of.Count, "pod")} that {(isOne ? "does" : "do")} not finish terminating ({pods})",
            RolloutNodeState.NotReady => $"{Counted.Of(of.Count, "node")} that {(isOne ? "is" : "are")} not ready ({nodes})",
            _ => $"{Counted.Of(of.Count, "node")} without a pod ({nodes})",
        };
    }
}
