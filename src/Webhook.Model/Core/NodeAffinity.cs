namespace Webhook.Model.Core;

/// <summary>core/v1 NodeAffinity: the required part; preferences play no part in where a DaemonSet runs.</summary>
public sealed record NodeAffinity
{
    /// <summary><c>requiredDuringSchedulingIgnoredDuringExecution</c>; <c>null</c> requires nothing.</summary>
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }
}
