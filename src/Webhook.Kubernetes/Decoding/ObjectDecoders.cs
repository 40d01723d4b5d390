using System.Buffers;
using System.Text;
using System.Text.Json;
using Webhook.Kubernetes.Api;
using Webhook.Model;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Meta;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Decodes the resources that need no file of their own.</summary>
internal static class ObjectDecoders
{
    // Files that older versions saved hold no image and no security context, which every template has that is whole.
    private static readonly FieldFilter Security = FieldFilter.Of([.. PodSecurityFields.Paths, "spec.template.spec.containers.image"]);

    // kubectl keeps the whole manifest in it; no rule reads it.
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public static MetaWire Metadata(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WireJsonContext.Default.ObjectWire)?.Metadata ?? new();

    public static ObjectIdentity Identify(this MetaWire meta, InternPool pool) =>
        new(pool.Share(meta.Namespace ?? ""), meta.Name ?? "", meta.Uid ?? "");

    public static Decoded<DaemonSet> DaemonSet(ReadOnlySpan<byte> json, InternPool pool)
    {
        var meta = Metadata(json);
        var identity = meta.Identify(pool);
        var read = JsonSerializer.Deserialize(json, ModelJsonContext.Default.DaemonSet) ?? new();
        var kept = read.Metadata.Annotations.Where(annotation => annotation.Key != LastApplied);
        return new(identity, meta.ResourceVersion ?? "", read with
        {
            // Items of a list carry neither.
            ApiVersion = "apps/v1",
            Kind = "DaemonSet",
            SecurityJson = SecurityOf(json),
            Metadata = read.Metadata with
            {
                Namespace = identity.Namespace,
                Labels = pool.Share(meta.Labels),
                Annotations = pool.Share(kept.ToDictionary()),
                OwnerReferences = pool.Share(read.Metadata.OwnerReferences),
            },
        });
    }

    public static ObjectDecoder<Workload> Workload(string kind) => (json, pool) =>
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.WorkloadWire) ?? new();
        return Workload(kind, wire.Metadata ?? new(), wire.Spec?.Selector, wire.Spec?.Template, pool);
    };

    public static Decoded<Workload> ReplicationController(ReadOnlySpan<byte> json, InternPool pool)
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.ReplicationControllerWire) ?? new();
        // The API server fills an absent selector from the template; an empty one selects nothing.
        var selector = wire.Spec?.Selector is { Count: > 0 } labels ? new LabelSelector { MatchLabels = pool.Share(labels) } : null;
        return Workload("ReplicationController", wire.Metadata ?? new(), selector, wire.Spec?.Template, pool);
    }

    public static Decoded<Namespace> Namespace(ReadOnlySpan<byte> json, InternPool pool)
    {
        var meta = Metadata(json);
        var identity = meta.Identify(pool);
        return new(identity, meta.ResourceVersion ?? "", new Namespace
        {
            Name = identity.Name,
            Uid = identity.Uid,
            Labels = pool.Share(meta.Labels),
            Annotations = pool.Share(KeptAnnotations(json)),
            Deleting = meta.DeletionTimestamp is not null,
        });
    }

    private static Dictionary<string, string>? KeptAnnotations(ReadOnlySpan<byte> json)
    {
        Dictionary<string, string>? kept = null;
        var annotations = JsonSerializer.Deserialize(json, WireJsonContext.Default.NamespaceWire)?.Metadata?.Annotations;
        foreach (var key in NamespaceAnnotations.Kept)
        {
            if (annotations?.GetValueOrDefault(key) is { } value)
                (kept ??= []).Add(key, value);
        }

        return kept;
    }

    /// <summary>Keeps revisions of DaemonSets and orphans; those of a StatefulSet decode to no value.</summary>
    public static Decoded<ControllerRevision> ControllerRevision(ReadOnlySpan<byte> json, InternPool pool)
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.ControllerRevisionWire) ?? new();
        var meta = wire.Metadata ?? new();
        var identity = meta.Identify(pool);
        var controller = pool.Controller(meta.OwnerReferences);
        if (controller is not null && controller.Kind != "DaemonSet")
            return new(identity, meta.ResourceVersion ?? "", null);

        return new(identity, meta.ResourceVersion ?? "", new ControllerRevision
        {
            Namespace = identity.Namespace,
            Name = identity.Name,
            Uid = identity.Uid,
            Controller = controller,
            Revision = wire.Revision,
            Hash = meta.Labels?.GetValueOrDefault(Model.Apps.ControllerRevision.HashLabel) ?? "",
        });
    }

    public static Decoded<Service> Service(ReadOnlySpan<byte> json, InternPool pool)
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.ServiceWire) ?? new();
        var meta = wire.Metadata ?? new();
        var identity = meta.Identify(pool);
        return new(identity, meta.ResourceVersion ?? "", new Service
        {
            Namespace = identity.Namespace,
            Name = identity.Name,
            Uid = identity.Uid,
            Type = pool.Share(wire.Spec?.Type ?? ""),
            Headless = wire.Spec?.ClusterIP == Model.Core.Service.NoClusterIP,
            Selector = pool.Share(wire.Spec?.Selector),
            Ports = pool.Share([.. (wire.Spec?.Ports ?? []).Select(Port)]),
        });
    }

    public static Decoded<CustomResource> CustomResource(ReadOnlySpan<byte> json, InternPool pool)
    {
        var wire = JsonSerializer.Deserialize(json, WireJsonContext.Default.CustomResourceWire) ?? new();
        var meta = wire.Metadata ?? new();
        var identity = meta.Identify(pool);
        return new(identity, meta.ResourceVersion ?? "", new CustomResource
        {
            Name = identity.Name,
            Uid = identity.Uid,
            ResourceVersion = meta.ResourceVersion ?? "",
            Generation = meta.Generation,
            Spec = RawText(wire.Spec),
            Status = RawText(wire.Status),
        });
    }

    private static string SecurityOf(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>();
        return Security.TryCopy(json, output) ? Encoding.UTF8.GetString(output.WrittenSpan) : "";
    }

    private static string RawText(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : value.GetRawText();

    private static ServicePort Port(ServiceWire.ServicePortWire port) => new()
    {
        Name = port.Name ?? "",
        Port = port.Port,
        TargetPort = port.TargetPort.ValueKind is JsonValueKind.Number or JsonValueKind.String ? port.TargetPort.ToString() : "",
        Protocol = port.Protocol ?? "",
        NodePort = port.NodePort,
    };

    private static Decoded<Workload> Workload(string kind, MetaWire meta, LabelSelector? selector, ObjectWire? template, InternPool pool)
    {
        var identity = meta.Identify(pool);
        return new(identity, meta.ResourceVersion ?? "", new Workload
        {
            Kind = kind,
            Namespace = identity.Namespace,
            Name = identity.Name,
            Uid = identity.Uid,
            Selector = selector is null ? null : selector with
            {
                MatchLabels = pool.Share(selector.MatchLabels),
                MatchExpressions = pool.Share(selector.MatchExpressions),
            },
            TemplateLabels = pool.Share(template?.Metadata?.Labels),
            Controller = pool.Controller(meta.OwnerReferences),
        });
    }
}
