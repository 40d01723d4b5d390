using System.Text.Json;
using System.Text.Json.Serialization;

namespace Webhook.Kubernetes.Credentials;

/// <summary>client.authentication.k8s.io ExecCredential: asked for in KUBERNETES_EXEC_INFO, answered on standard output.</summary>
internal sealed record ExecWire
{
    public string? Kind { get; init; }

    public string? ApiVersion { get; init; }

    public SpecWire? Spec { get; init; }

    public StatusWire? Status { get; init; }

    internal sealed record SpecWire
    {
        public JsonElement? Cluster { get; init; }

        public bool Interactive { get; init; }
    }

    internal sealed record StatusWire
    {
        public string? Token { get; init; }

        public string? ClientCertificateData { get; init; }

        public string? ClientKeyData { get; init; }

        public DateTimeOffset? ExpirationTimestamp { get; init; }
    }
}

/// <summary>Source-generated JSON of ExecCredential.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExecWire))]
internal sealed partial class ExecJsonContext : JsonSerializerContext;
