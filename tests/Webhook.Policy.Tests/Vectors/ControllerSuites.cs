using System.Text.Json;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Policy.Cluster;
using Webhook.Policy.Rollouts;
using Webhook.Policy.Rollouts.Controller;

namespace Webhook.Policy.Tests.Vectors;

/// <summary>One sync of the DaemonSet controller.</summary>
internal static class ControllerSuites
{
    public static void Sync(JsonElement input, JsonElement expected)
    {
        var daemonSet = DaemonSetDefaults.Apply(input.GetProperty("daemonSet").Deserialize(ModelJsonContext.Default.DaemonSet)!);
        var cluster = ClusterSnapshot.Of(
            input.GetProperty("nodes").EnumerateArray().Select(node => node.Deserialize(ModelJsonContext.Default.Node)!),
            new() { Pods = [.. input.GetProperty("pods").EnumerateArray().Select(Pod)] });
        var pods = DaemonPods.Of(daemonSet, daemonSet.Metadata.Uid, daemonSet.Metadata.Namespace, cluster);
        var versions = new PodVersions(input.GetProperty("currentHash").GetString()!, PodRevision.GenerationOf(daemonSet));

        var sync = ControllerSync.Of(daemonSet, versions, pods, cluster.PlacementOf(daemonSet), input.GetProperty("now").GetDateTimeOffset());

        Actions(expected.GetProperty("manage"), sync.Manage, surges: false);
        Actions(expected.GetProperty("rollingUpdate"), sync.Update, daemonSet.Spec.UpdateStrategy.RollingUpdate is { MaxSurge: { } surge } && surge.ToString() is not ("0" or "0%"));
        Status(expected.GetProperty("status"), sync.Status);
    }

    private static void Actions(JsonElement expected, SyncActions? actual, bool surges)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual is null or { IsNothing: true });
            return;
        }

        Assert.NotNull(actual);
        var (creates, deletes) = surges ? (actual.CandidateCount, actual.SpareCount) : (0, actual.CandidateCount);
        Some(expected, "create", actual.Creates, surges ? actual.Candidates : [], creates);
        Some(expected, "delete", actual.Deletes, [.. surges ? actual.Spare : actual.Candidates, .. actual.OneOf.SelectMany(group => group)], deletes + actual.OneOf.Count);
    }

    /// <summary>A list where it is certain, else a number of candidates; those that are certain are among them.</summary>
    private static void Some(JsonElement expected, string what, List<string> certain, List<string> candidates, int count)
    {
        if (expected.TryGetProperty(what, out var list))
        {
            Assert.True(count == 0 || count == candidates.Count, $"{what}: {count} of {string.Join(", ", candidates)}");
            Assert.Equal(Names(list), Sorted(count == 0 ? certain : [.. certain, .. candidates]));
            return;
        }

        Assert.Equal(expected.GetProperty($"{what}Count").GetInt32(), certain.Count + count);
        Assert.Equal(Names(expected.GetProperty($"{what}Among")), Sorted(count == 0 ? certain : [.. certain, .. candidates]));
    }

    private static void Status(JsonElement expected, DaemonSetStatus actual)
    {
        var figures = new Dictionary<string, int>
        {
            ["currentNumberScheduled"] = actual.CurrentNumberScheduled,
            ["desiredNumberScheduled"] = actual.DesiredNumberScheduled,
            ["numberAvailable"] = actual.NumberAvailable,
            ["numberMisscheduled"] = actual.NumberMisscheduled,
            ["numberReady"] = actual.NumberReady,
            ["numberUnavailable"] = actual.NumberUnavailable,
            ["updatedNumberScheduled"] = actual.UpdatedNumberScheduled,
        };
        foreach (var field in expected.EnumerateObject())
            Assert.Equal((field.Name, field.Value.GetInt32()), (field.Name, figures[field.Name]));
    }

    private static IEnumerable<string> Names(JsonElement list) => list.EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    private static Pod Pod(JsonElement pod)
    {
        var (metadata, spec, status) = (pod.GetProperty("metadata"), pod.GetProperty("spec"), pod.GetProperty("status"));
        var meta = metadata.Deserialize(ModelJsonContext.Default.ObjectMeta)!;
        return new()
        {
            Namespace = meta.Namespace,
            Name = meta.Name,
            Labels = meta.Labels,
            Controller = metadata.TryGetProperty("ownerReferences", out var owners)
                ? owners.Deserialize(ModelJsonContext.Default.IReadOnlyListOwnerReference)!.FirstOrDefault(owner => owner.Controller == true)
                : null,
            CreationTimestamp = metadata.GetProperty("creationTimestamp").GetDateTimeOffset(),
            DeletionTimestamp = metadata.TryGetProperty("deletionTimestamp", out var deleted) ? deleted.GetDateTimeOffset() : null,
            NodeName = spec.TryGetProperty("nodeName", out var node) ? node.GetString()! : "",
            PinnedNodeName = spec.TryGetProperty("affinity", out var affinity) ? Pinned(affinity.Deserialize(ModelJsonContext.Default.Affinity)!) : "",
            Phase = status.GetProperty("phase").GetString()!,
            ReadySince = status.TryGetProperty("conditions", out var conditions) ? ReadySince(conditions) : null,
        };
    }

    private static string Pinned(Affinity affinity) => affinity.NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms
        .SelectMany(term => term.MatchFields).Select(field => field.Values[0]).FirstOrDefault("");

    private static DateTimeOffset? ReadySince(JsonElement conditions)
    {
        foreach (var condition in conditions.EnumerateArray())
        {
            if (condition.GetProperty("type").GetString() == "Ready" && condition.GetProperty("status").GetString() == "True")
                return condition.TryGetProperty("lastTransitionTime", out var since) ? since.GetDateTimeOffset() : DateTimeOffset.MinValue;
        }

        return null;
    }
}
