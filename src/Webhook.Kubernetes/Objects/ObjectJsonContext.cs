using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Objects;

/// <summary>Source-generated JSON of objects that are read and written one by one. Unknown members are passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Secret))]
[JsonSerializable(typeof(WebhookConfiguration))]
[JsonSerializable(typeof(WebhookConfigurationList))]
internal sealed partial class ObjectJsonContext : JsonSerializerContext;
