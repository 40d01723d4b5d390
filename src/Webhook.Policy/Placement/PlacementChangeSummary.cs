using Webhook.Model.Text;
using Webhook.Policy.Tolerations;

namespace Webhook.Policy.Placement;

/// <summary>A change of a placement in a sentence.</summary>
public static class PlacementChangeSummary
{
    private const int ShownNodes = 3;

    /// <summary><c>runs on 1 of 3 nodes instead of 2: loses worker-1; 1 pod is deleted at once</c>; <c>nothing changes</c>.</summary>
    public static string Of(PlacementChange change)
    {
        if (!change.IsAny)
            return "nothing changes";

        List<string> parts = [];
        if (change.Loses.Count > 0)
            parts.Add($"loses {Names(change.Loses)}");
        if (change.Gains.Count > 0)
            parts.Add($"gains {Names(change.Gains)}");

        if (change.Undecided.Count > 0)
            parts.Add($"what happens on {Names(change.Undecided)} depends on the feature gate {TolerationMatching.ComparisonGate}");

        parts.AddRange(change.Evicted.CountBy(pod => (pod.AfterSeconds, pod.IsMadeAgain)).OrderBy(count => count.Key).Select(Ends));
        if (change.Staying.Count > 0)
            parts.Add($"{Pods(change.Staying.Count)} {(change.Staying.Count == 1 ? "stays" : "stay")} there until deleted, and none is made again");

        var nodes = change.Total == 1 ? "node" : "nodes";
        var (runs, never) = change.NeverRunsAfter == 0 ? ("runs", "") : ("placed", $", can never run on {change.NeverRunsAfter}");
        var head = change.RunsBefore == change.RunsAfter
            ? $"{runs} on {change.RunsAfter} of {change.Total} {nodes} as before"
            : $"{runs} on {change.RunsAfter} of {change.Total} {nodes} instead of {change.RunsBefore}";
        return $"{head}{never}: {string.Join("; ", parts)}";
    }

    private static string Ends(KeyValuePair<(long AfterSeconds, bool IsMadeAgain), int> pods)
    {
        var be = pods.Value == 1 ? "is" : "are";
        var end = pods.Key.AfterSeconds == 0 ? $"{be} deleted at once" : $"{be} evicted after {pods.Key.AfterSeconds} s";
        return $"{Pods(pods.Value)} {end}{(pods.Key.IsMadeAgain ? " and made again, over and over" : "")}";
    }

    private static string Names(IReadOnlyList<string> nodes) => nodes.Count <= ShownNodes
        ? string.Join(", ", nodes)
        : $"{string.Join(", ", nodes.Take(ShownNodes))} and {nodes.Count - ShownNodes} more";

    private static string Pods(int count) => Counted.Of(count, "pod");
}
