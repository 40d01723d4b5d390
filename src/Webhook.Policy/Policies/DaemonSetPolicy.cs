namespace Webhook.Policy.Policies;

/// <summary>daemonset-webhook.dev/v1alpha1 DaemonSetPolicy, read and valid.</summary>
public sealed record DaemonSetPolicy
{
    /// <summary><c>metadata.name</c>.</summary>
    public required string Name { get; init; }
}
