using Webhook.Model.Meta;

namespace Webhook.Model.Core;

/// <summary>core/v1 PodTemplateSpec: what each pod of the DaemonSet is made from.</summary>
public sealed record PodTemplateSpec
{
    /// <summary><c>metadata</c>: labels and annotations of the pods.</summary>
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    /// <summary><c>spec</c>.</summary>
    public PodSpec Spec { get; init => field = value ?? new(); } = new();
}
