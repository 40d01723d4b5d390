using System.Text.Json.Nodes;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>The taints that the node controller makes of a node's conditions.</summary>
/// <remarks>
/// Source: <see href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition"/>.
/// </remarks>
internal static class NodeTaints
{
    private const string Prefix = "node.kubernetes.io/";

    private static readonly HashSet<string> Implied = new(StringComparer.Ordinal)
    {
        "not-ready", "unreachable", "memory-pressure", "disk-pressure", "pid-pressure", "network-unavailable", "unschedulable",
    };

    /// <summary>Whether a taint is one that follows from the node's state.</summary>
    public static bool IsImplied(JsonNode taint) =>
        (string)taint["key"]! is var key && key.StartsWith(Prefix, StringComparison.Ordinal) && Implied.Contains(key[Prefix.Length..]);

    /// <summary>Whether the node has exactly the taints that follow from its state, beside its own.</summary>
    public static bool HaveSettled(JsonObject node)
    {
        var actual = (node["spec"]!["taints"]?.AsArray() ?? []).Where(taint => IsImplied(taint!))
            .Select(taint => $"{((string)taint!["key"]!)[Prefix.Length..]}:{(string)taint["effect"]!}");
        return actual.Order(StringComparer.Ordinal).SequenceEqual(Expected(node).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Expected(JsonObject node)
    {
        if ((bool?)node["spec"]!["unschedulable"] == true)
            yield return "unschedulable:NoSchedule";

        foreach (var condition in node["status"]!["conditions"]!.AsArray())
        {
            var taints = ((string)condition!["type"]!, (string)condition["status"]!) switch
            {
                ("Ready", "False") => ["not-ready:NoSchedule", "not-ready:NoExecute"],
                ("Ready", "Unknown") => ["unreachable:NoSchedule", "unreachable:NoExecute"],
                ("MemoryPressure", "True") => ["memory-pressure:NoSchedule"],
                ("DiskPressure", "True") => ["disk-pressure:NoSchedule"],
                ("PIDPressure", "True") => ["pid-pressure:NoSchedule"],
                ("NetworkUnavailable", "True") => ["network-unavailable:NoSchedule"],
                _ => Array.Empty<string>(),
            };
            foreach (var taint in taints)
                yield return taint;
        }
    }
}
