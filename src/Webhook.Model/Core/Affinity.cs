namespace Webhook.Model.Core;

/// <summary>core/v1 Affinity: node affinity, which the DaemonSet controller reads, and the anti-affinity that a surge may break on.</summary>
public sealed record Affinity
{
    /// <summary><c>nodeAffinity</c>.</summary>
    public NodeAffinity? NodeAffinity { get; init; }

    /// <summary><c>podAntiAffinity</c>.</summary>
    public PodAntiAffinity? PodAntiAffinity { get; init; }
}
