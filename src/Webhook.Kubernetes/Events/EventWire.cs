using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Events;

/// <summary>core/v1 Event, the fields that we set; also a merge patch of one.</summary>
/// <remarks>
/// Not events.k8s.io/v1: both are views of one stored object, and count and lastTimestamp, which kubectl describe and most
/// exporters read, can be written through this one only.
/// Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/"/>.
/// </remarks>
internal sealed record EventWire
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public MetadataWire? Metadata { get; init; }

    public SubjectWire? InvolvedObject { get; init; }

    public string? Type { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public SourceWire? Source { get; init; }

    public string? ReportingComponent { get; init; }

    public string? ReportingInstance { get; init; }

    public string? FirstTimestamp { get; init; }

    public string? LastTimestamp { get; init; }

    public int? Count { get; init; }

    internal sealed record MetadataWire(string? Name, string? Namespace);

    internal sealed record SubjectWire(string ApiVersion, string Kind, string Namespace, string Name, string Uid);

    internal sealed record SourceWire(string Component, string Host);
}

/// <summary>Source-generated JSON of events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventWire))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
