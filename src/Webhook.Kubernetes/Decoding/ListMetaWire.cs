namespace Webhook.Kubernetes.Decoding;

/// <summary>meta/v1 ListMeta.</summary>
internal sealed record ListMetaWire
{
    public string? ResourceVersion { get; init; }

    public string? Continue { get; init; }
}
