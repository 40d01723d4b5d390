using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Reports;

/// <summary>A report as both APIs write it: the fields that we set, no other.</summary>
internal sealed record ReportWire
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public MetadataWire? Metadata { get; init; }

    public SummaryWire? Summary { get; init; }

    public List<ResultWire>? Results { get; init; }

    internal sealed record MetadataWire
    {
        public string? Name { get; init; }

        public string? Namespace { get; init; }

        public string? Uid { get; init; }

        public string? ResourceVersion { get; init; }

        public Dictionary<string, string>? Labels { get; init; }

        public List<OwnerWire>? OwnerReferences { get; init; }
    }

    internal sealed record OwnerWire
    {
        public string? ApiVersion { get; init; }

        public string? Kind { get; init; }

        public string? Name { get; init; }

        public string? Uid { get; init; }
    }

    internal sealed record SummaryWire
    {
        public int Pass { get; init; }

        public int Fail { get; init; }

        public int Warn { get; init; }

        public int Error { get; init; }

        public int Skip { get; init; }
    }

    internal sealed record ResultWire
    {
        public string? Source { get; init; }

        public string? Policy { get; init; }

        public string? Rule { get; init; }

        public string? Category { get; init; }

        public string? Severity { get; init; }

        public TimestampWire? Timestamp { get; init; }

        public string? Result { get; init; }

        public bool Scored { get; init; }

        public List<SubjectWire>? Resources { get; init; }

        public string? Message { get; init; }

        public Dictionary<string, string>? Properties { get; init; }
    }

    /// <summary>Protobuf's Timestamp, of which both fields are required.</summary>
    internal sealed record TimestampWire
    {
        public long Seconds { get; init; }

        public int Nanos { get; init; }
    }

    internal sealed record SubjectWire
    {
        public string? ApiVersion { get; init; }

        public string? Kind { get; init; }

        public string? Namespace { get; init; }

        public string? Name { get; init; }

        public string? Uid { get; init; }
    }
}

/// <summary>Source-generated JSON of reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 128)]
[JsonSerializable(typeof(ReportWire))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
