namespace Webhook.Kubernetes.Objects;

/// <summary>A webhook entry's <c>clientConfig</c>: where it is called, and by which authorities it is checked.</summary>
public sealed record WebhookClientConfig
{
    /// <summary><c>url</c>; empty when <see cref="Service"/> is set.</summary>
    public string Url { get; init => field = value ?? ""; } = "";

    /// <summary><c>service</c>; <c>null</c> when <see cref="Url"/> is set.</summary>
    public WebhookService? Service { get; init; }

    /// <summary><c>caBundle</c>, decoded from base64: PEM certificates. Empty: the API server's own roots are trusted.</summary>
    public byte[] CaBundle { get; init => field = value ?? []; } = [];
}
