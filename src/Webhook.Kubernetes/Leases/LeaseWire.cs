using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Leases;

/// <summary>coordination.k8s.io/v1 Lease; also a merge patch of one, which leaves alone what we don't know.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/lease-v1/"/>.</remarks>
internal sealed record LeaseWire
{
    public string ApiVersion { get; init; } = "coordination.k8s.io/v1";

    public string Kind { get; init; } = "Lease";

    public MetadataWire Metadata { get; init; } = new();

    public SpecWire? Spec { get; init; }

    internal sealed record MetadataWire
    {
        public string? Name { get; init; }

        public string? Namespace { get; init; }

        /// <summary>Goes back in each patch, so that the server refuses one that is based on an old state.</summary>
        public string? ResourceVersion { get; init; }
    }

    internal sealed record SpecWire
    {
        /// <summary>Empty or absent: the Lease is free.</summary>
        public string? HolderIdentity { get; init; }

        public int? LeaseDurationSeconds { get; init; }

        /// <summary>A MicroTime as written; never compared with a clock.</summary>
        public string? AcquireTime { get; init; }

        /// <summary>A MicroTime as written; never compared with a clock.</summary>
        public string? RenewTime { get; init; }

        public int? LeaseTransitions { get; init; }

        /// <summary>What changes with each renewal, to tell one from the next.</summary>
        [JsonIgnore]
        public (string?, int?, string?, string?, int?) Record => (HolderIdentity, LeaseDurationSeconds, AcquireTime, RenewTime, LeaseTransitions);
    }
}

/// <summary>Source-generated JSON of Leases.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LeaseWire))]
internal sealed partial class LeaseJsonContext : JsonSerializerContext;
