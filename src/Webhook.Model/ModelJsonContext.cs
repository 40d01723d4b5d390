using System.Text.Json;
using System.Text.Json.Serialization;
using Webhook.Model.Apps;
using Webhook.Model.Core;
using Webhook.Model.Json;
using Webhook.Model.Meta;
using Webhook.Model.Patches;

namespace Webhook.Model;

/// <summary>Source-generated JSON for the Kubernetes objects we read. Names are camel case; unknown members are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 128,
    Converters = [typeof(NullAsZero.Int32), typeof(NullAsZero.Int64), typeof(NullAsZero.Boolean)])]
[JsonSerializable(typeof(DaemonSet))]
[JsonSerializable(typeof(IReadOnlyList<JsonPatchOperation>))]
[JsonSerializable(typeof(Node))]
[JsonSerializable(typeof(Taint))]
[JsonSerializable(typeof(ResourceRequirements))]
[JsonSerializable(typeof(ContainerStatus))]
[JsonSerializable(typeof(Toleration))]
[JsonSerializable(typeof(Affinity))]
[JsonSerializable(typeof(PodOs))]
[JsonSerializable(typeof(IReadOnlyList<PodReadinessGate>))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(IReadOnlyList<OwnerReference>))]
public sealed partial class ModelJsonContext : JsonSerializerContext;
