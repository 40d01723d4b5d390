namespace Webhook.Kubernetes.Objects;

/// <summary>A Service that a webhook is called through.</summary>
public sealed record WebhookService
{
    /// <summary><c>namespace</c>.</summary>
    public string Namespace { get; init => field = value ?? ""; } = "";

    /// <summary><c>name</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>path</c>; empty for none.</summary>
    public string Path { get; init => field = value ?? ""; } = "";

    /// <summary><c>port</c>; the API server fills in 443.</summary>
    public int Port { get; init; }
}
