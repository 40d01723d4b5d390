using System.Buffers;
using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Cuts a pod, which is 5 to 20 KiB of JSON, down to a record of a few hundred bytes.</summary>
internal static class PodDecoder
{
    private static readonly FieldFilter Container = FieldFilter.Of(("restartPolicy", null), ("ports", null));
    private static readonly FieldFilter ContainerStatus = FieldFilter.Of(
        ("name", null), ("state", FieldFilter.Of(("waiting", FieldFilter.Of(("reason", null), ("message", null))))));

    // The members of PodWire.
    private static readonly FieldFilter Read = FieldFilter.Of(
        ("metadata", FieldFilter.Of(
            ("name", null),
            ("namespace", null),
            ("uid", null),
            ("resourceVersion", null),
            ("labels", null),
            ("ownerReferences", null),
            ("creationTimestamp", null),
            ("deletionTimestamp", null),
            ("deletionGracePeriodSeconds", null))),
        ("spec", FieldFilter.Of(
            ("nodeName", null), ("hostNetwork", null), ("affinity", null), ("initContainers", Container), ("containers", Container))),
        ("status", FieldFilter.Of(
            ("phase", null),
            ("reason", null),
            ("message", null),
            ("conditions", FieldFilter.Of(("type", null), ("status", null), ("reason", null), ("message", null), ("lastTransitionTime", null))),
            ("initContainerStatuses", ContainerStatus),
            ("containerStatuses", ContainerStatus))));

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _copy;

    public static Decoded<Pod> Decode(ReadOnlySpan<byte> json, InternPool pool)
    {
        var copy = _copy ??= new();
        copy.ResetWrittenCount();
        var read = Read.TryCopy(json, copy) ? copy.WrittenSpan : json;
        return PodReader.TryRead(read, pool, out var pod) ? pod : DecodeSlowly(read, pool);
    }

    /// <summary>Reads a pod that is not as expected; or says what is wrong with it.</summary>
    /// <exception cref="JsonException">It can't be read.</exception>
    internal static Decoded<Pod> DecodeSlowly(ReadOnlySpan<byte> json, InternPool pool)
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.PodWire) ?? new();
        var meta = wire.Metadata ?? new();
        var identity = meta.Identify(pool);
        var readySince = ReadySince(wire.Status?.Conditions);
        return new(identity, meta.ResourceVersion ?? "", new Pod
        {
            Namespace = identity.Namespace,
            Name = identity.Name,
            Uid = identity.Uid,
            Labels = pool.Share(meta.Labels),
            Controller = pool.Controller(meta.OwnerReferences),
            NodeName = pool.Share(wire.Spec?.NodeName ?? ""),
            PinnedNodeName = pool.Share(PinnedNode(wire.Spec?.Affinity)),
            Phase = pool.Share(wire.Status?.Phase ?? ""),
            ReadySince = readySince,
            CreationTimestamp = meta.CreationTimestamp ?? default,
            DeletionTimestamp = meta.DeletionTimestamp,
            DeletionGracePeriodSeconds = meta.DeletionGracePeriodSeconds,
            Trouble = readySince is null && wire.Status is { } status ? TroubleOf(status, pool) : null,
            HostPorts = pool.Share(HostPorts(wire.Spec)),
        });
    }

    // GetTargetNodeName of kubernetes' pkg/controller/daemon/util/daemonset_util.go reads the same shape that
    // ReplaceDaemonSetPodNodeNameNodeAffinity writes: one term that names one node.
    internal static string PinnedNode(Affinity? affinity)
    {
        foreach (var term in affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [])
        {
            foreach (var field in term.MatchFields)
            {
                if (field is { Key: "metadata.name", Operator: "In", Values.Count: 1 })
                    return field.Values[0];
            }
        }

        return "";
    }

    private static DateTimeOffset? ReadySince(List<PodWire.PodConditionWire>? conditions)
    {
        foreach (var condition in conditions ?? [])
        {
            if (condition is { Type: "Ready", Status: "True" })
            {
                // A condition without a time has been so since ever, as metav1.Time's zero value is.
                return condition.LastTransitionTime ?? DateTimeOffset.MinValue;
            }
        }

        return null;
    }

    private static PodTrouble? TroubleOf(PodWire.PodStatusWire status, InternPool pool)
    {
        var unscheduled = (status.Conditions ?? []).Find(condition => condition is { Type: "PodScheduled", Status: "False" });
        var waiting = (status.InitContainerStatuses ?? []).Concat(status.ContainerStatuses ?? [])
            .FirstOrDefault(container => container?.State?.Waiting is not null);
        return PodTrouble.Of(
            pool.Reason(unscheduled?.Reason, unscheduled?.Message),
            pool.Reason(waiting?.State?.Waiting?.Reason, waiting?.State?.Waiting?.Message),
            pool.Share(waiting?.Name ?? ""),
            pool.Reason(status.Reason, status.Message));
    }

    private static List<HostPort> HostPorts(PodWire.PodSpecWire? spec)
    {
        var ports = new List<HostPort>();
        // An init container takes its ports for as long as the pod lives only when it is a sidecar.
        var sidecars = (spec?.InitContainers ?? []).Where(container => container?.RestartPolicy == "Always");
        foreach (var port in sidecars.Concat(spec?.Containers ?? []).SelectMany(container => container?.Ports ?? []))
        {
            var taken = port.HostPort == 0 && spec!.HostNetwork ? port.Port : port.HostPort;
            if (taken > 0)
                ports.Add(new(taken, port.Protocol.Length == 0 ? "TCP" : port.Protocol, port.HostIP));
        }

        return ports;
    }
}
