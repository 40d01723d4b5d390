namespace Webhook.Model.Core;

/// <summary>core/v1 PodOS: the operating system that the containers are for.</summary>
/// <remarks>Source: <see href="https://kubernetes.io/docs/concepts/workloads/pods/#pod-os"/>.</remarks>
public sealed record PodOs
{
    /// <summary><c>name</c>: <c>linux</c> or <c>windows</c>; empty when absent.</summary>
    public string Name { get; init => field = value ?? ""; } = "";
}
