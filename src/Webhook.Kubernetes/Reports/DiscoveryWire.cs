using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Reports;

/// <summary>meta/v1 APIResourceList: what an API version serves.</summary>
internal sealed record DiscoveryWire
{
    public List<DiscoveredResource>? Resources { get; init; }

    internal sealed record DiscoveredResource
    {
        public string? Name { get; init; }
    }
}

/// <summary>Source-generated JSON of discovery.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DiscoveryWire))]
internal sealed partial class DiscoveryJsonContext : JsonSerializerContext;
