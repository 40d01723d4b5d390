using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Core;
using Webhook.Policy.Fit;

namespace Webhook.Policy.Tests.Vectors;

internal static class FitSuites
{
    public static void PodRequests(JsonElement input, JsonElement expected)
    {
        var spec = Spec(input.GetProperty("template"));
        var requests = Model.Core.PodRequests.Of(spec, OverheadOf(input));

        var written = Read(expected.GetProperty("requests"));
        Assert.Equal(
            written.ToDictionary(entry => entry.Key, entry => entry.Value.RoundedToMilli).OrderBy(entry => entry.Key, StringComparer.Ordinal),
            requests.Resources.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        Assert.Empty(requests.Unreadable);
        var units = NodeResources.Of(requests);
        foreach (var unit in expected.GetProperty("units").EnumerateObject())
            Assert.Equal(unit.Value.GetInt64(), units[unit.Name]);
    }

    public static void NodeFits(JsonElement input, JsonElement expected)
    {
        var node = input.GetProperty("node").Deserialize(ModelJsonContext.Default.Node)!;
        var counted = input.GetProperty("pods").EnumerateArray().Where(pod => IsCounted(pod, node.Metadata.Name)).ToList();
        var fit = NodeFit.Of(
            NodeResources.Of(Model.Core.PodRequests.Of(Spec(input.GetProperty("pod")))),
            NodeResources.Of(node),
            NodeResources.Sum(counted.Select(Present)),
            counted.Count);

        Assert.Equal(
            expected.GetProperty("countedPods").EnumerateArray().Select(name => name.GetString()),
            counted.Select(pod => pod.GetProperty("metadata").GetProperty("name").GetString()));
        Assert.Equal(expected.Flag("fits"), fit.Fits);
        Assert.Equal(expected.GetProperty("code").GetString(), fit.Fits ? "Success" : fit.IsUnresolvable ? "UnschedulableAndUnresolvable" : "Unschedulable");
        Assert.Equal(
            expected.GetProperty("insufficient").EnumerateArray().Select(item => (
                item.GetProperty("resource").GetString()!,
                item.GetProperty("requested").GetInt64(),
                item.GetProperty("used").GetInt64(),
                item.GetProperty("capacity").GetInt64(),
                item.Flag("unresolvable"),
                item.GetProperty("reason").GetString()!)),
            fit.Insufficient.Select(item => (item.Resource, item.Requested, item.Used, item.Capacity, item.IsUnresolvable, item.Reason)));
    }

    public static void PreemptionPossible(JsonElement input, JsonElement expected)
    {
        var pod = input.GetProperty("pod");
        var spec = pod.GetProperty("spec");
        var classes = input.GetProperty("priorityClasses").EnumerateArray().Select(item => new PriorityClass(
            item.GetProperty("metadata").GetProperty("name").GetString()!,
            Integer(item, "value") ?? 0,
            item.Flag("globalDefault"),
            Text(item, "preemptionPolicy")));
        var priority = PodPriority.Of(Text(spec, "priorityClassName"), Integer(spec, "priority"), Text(spec, "preemptionPolicy"), classes);

        Assert.Equal(expected.Flag("admitted"), priority.Refusal is null);
        if (priority.Refusal is { } refusal)
        {
            Assert.Equal(expected.GetProperty("error").GetString(), $"pods \"{pod.GetProperty("metadata").GetProperty("generateName").GetString()}\" is forbidden: {refusal}");
            return;
        }

        var node = input.GetProperty("node").GetProperty("metadata").GetProperty("name").GetString()!;
        var present = input.GetProperty("pods").EnumerateArray().Where(other => Text(other.GetProperty("spec"), "nodeName") == node).ToList();
        var isNominated = pod.TryGetProperty("status", out var status) && Text(status, "nominatedNodeName") == node
            && (!input.TryGetProperty("nominatedNodeResolvable", out var resolvable) || resolvable.GetBoolean());
        var reason = Preemption.RefusalOf(
            priority.PreemptionPolicy, isNominated && present.Any(other => IsLower(other, priority.Value) && IsTerminatingByPreemption(other)));
        var victims = present.Where(other => IsLower(other, priority.Value)).Select(other => other.GetProperty("metadata").GetProperty("name").GetString()).ToList();

        Assert.Equal(
            (expected.GetProperty("priority").GetInt32(), expected.GetProperty("priorityClassName").GetString(), expected.GetProperty("preemptionPolicy").GetString()),
            (priority.Value, priority.ClassName, priority.PreemptionPolicy));
        Assert.Equal(expected.GetProperty("mayPreemptReason").GetString(), reason);
        Assert.Equal(expected.Flag("mayPreempt"), reason.Length == 0);
        Assert.Equal(expected.GetProperty("eligibleVictims").EnumerateArray().Select(name => name.GetString()), victims);
        Assert.Equal(expected.Flag("possible"), reason.Length == 0 && victims.Count > 0);
    }

    private static bool IsLower(JsonElement pod, int priority) =>
        Preemption.IsEligible(priority, Integer(pod.GetProperty("spec"), "priority"), HasEnded(pod));

    private static bool IsTerminatingByPreemption(JsonElement pod) =>
        pod.GetProperty("metadata").TryGetProperty("deletionTimestamp", out _)
        && Conditions(pod).Any(condition => Text(condition, "type") == "DisruptionTarget" && Text(condition, "reason") == "PreemptionByScheduler");

    private static bool IsCounted(JsonElement pod, string node) => Text(pod.GetProperty("spec"), "nodeName") == node && !HasEnded(pod);

    private static bool HasEnded(JsonElement pod) =>
        pod.TryGetProperty("status", out var status) && Text(status, "phase") is PodPhase.Succeeded or PodPhase.Failed;

    private static NodeResources Present(JsonElement pod)
    {
        var statuses = pod.TryGetProperty("status", out var status) && status.TryGetProperty("containerStatuses", out var list)
            ? list.EnumerateArray().Select(item => item.Deserialize(ModelJsonContext.Default.ContainerStatus)!).ToList()
            : [];
        var isInfeasible = Conditions(pod).Any(condition => Text(condition, "type") == "PodResizePending" && Text(condition, "reason") == "Infeasible");
        return NodeResources.Of(Model.Core.PodRequests.Of(Spec(pod), statuses, isInfeasible));
    }

    private static JsonElement.ArrayEnumerator Conditions(JsonElement pod) =>
        pod.TryGetProperty("status", out var status) && status.TryGetProperty("conditions", out var conditions) ? conditions.EnumerateArray() : default;

    private static PodSpec Spec(JsonElement holder) => holder.GetProperty("spec").Deserialize(ModelJsonContext.Default.PodSpec)!;

    private static IReadOnlyDictionary<string, string>? OverheadOf(JsonElement input) =>
        input.TryGetProperty("runtimeClass", out var runtimeClass) && runtimeClass.ValueKind == JsonValueKind.Object && runtimeClass.TryGetProperty("overhead", out var overhead)
            ? JsonSerializer.Deserialize($"{{\"requests\":{overhead.GetProperty("podFixed").GetRawText()}}}", ModelJsonContext.Default.ResourceRequirements)!.Requests
            : null;

    private static Dictionary<string, Quantity> Read(JsonElement list) => list.EnumerateObject().ToDictionary(
        item => item.Name,
        item => Quantity.TryParse(item.Value.GetString()!, out var quantity) ? quantity : throw new FormatException(item.Value.GetString()));

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static int? Integer(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : null;
}
