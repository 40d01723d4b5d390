namespace Webhook.Model.Core;

/// <summary>core/v1 Affinity: only node affinity matters to the DaemonSet controller.</summary>
public sealed record Affinity
{
    /// <summary><c>nodeAffinity</c>.</summary>
    public NodeAffinity? NodeAffinity { get; init; }
}
