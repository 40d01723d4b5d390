namespace Webhook.Kubernetes.Objects;

/// <summary>core/v1 Secret, as far as we read it.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/"/>.</remarks>
public sealed record Secret
{
    /// <summary><c>type</c> of a Secret with tls.crt and tls.key.</summary>
    public const string TlsType = "kubernetes.io/tls";

    private static readonly Dictionary<string, byte[]> None = [];

    /// <summary>Always <c>v1</c>.</summary>
    public string ApiVersion { get; init => field = value ?? "v1"; } = "v1";

    /// <summary>Always <c>Secret</c>.</summary>
    public string Kind { get; init => field = value ?? "Secret"; } = "Secret";

    /// <summary><c>metadata.name</c>, <c>namespace</c>, <c>resourceVersion</c>.</summary>
    public VersionedMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary><c>type</c>; empty when absent. Never changes once the Secret is made.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary><c>data</c>, decoded from base64.</summary>
    public IReadOnlyDictionary<string, byte[]> Data { get; init => field = value ?? None; } = None;

    /// <summary>Keeps the content out of logs and messages.</summary>
    public override string ToString() => $"Secret {Metadata.Namespace}/{Metadata.Name}";
}
