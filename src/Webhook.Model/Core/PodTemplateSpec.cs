using Webhook.Model.Meta;

namespace Webhook.Model.Core;

/// <summary>core/v1 PodTemplateSpec: what each pod of the DaemonSet is made from.</summary>
public sealed record PodTemplateSpec
{
    /// <summary>One that says nothing. Shared, so that an object made of its parts costs no throw-away ones.</summary>
    internal static PodTemplateSpec Empty { get; } = new();

    /// <summary><c>metadata</c>: labels and annotations of the pods.</summary>
    public ObjectMeta Metadata { get; init => field = value ?? ObjectMeta.Empty; } = ObjectMeta.Empty;

    /// <summary><c>spec</c>.</summary>
    public PodSpec Spec { get; init => field = value ?? PodSpec.Empty; } = PodSpec.Empty;
}
