using System.Text.Json.Serialization;
using Webhook.Kubernetes.Api;
using Webhook.Model.Core;

namespace Webhook.Kubernetes.Decoding;

/// <summary>Source-generated JSON of what is read from the API server. Names are camel case; unknown members are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 128)]
[JsonSerializable(typeof(Affinity))]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(ControllerRevisionWire))]
[JsonSerializable(typeof(CustomResourceWire))]
[JsonSerializable(typeof(NamespaceWire))]
[JsonSerializable(typeof(ListMetaWire))]
[JsonSerializable(typeof(ObjectWire))]
[JsonSerializable(typeof(PodWire))]
[JsonSerializable(typeof(ReplicationControllerWire))]
[JsonSerializable(typeof(ServiceWire))]
[JsonSerializable(typeof(WorkloadWire))]
internal sealed partial class WireJsonContext : JsonSerializerContext;
