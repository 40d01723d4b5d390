namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>What differs between the clusters of tests.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Whether pods are bound to their nodes.</summary>
    public bool Scheduler { get; init; }

    /// <summary>Further flags of kube-apiserver.</summary>
    public IReadOnlyList<string> ApiServerFlags { get; init; } = [];

    /// <summary>Further flags of kube-controller-manager.</summary>
    public IReadOnlyList<string> ControllerManagerFlags { get; init; } = [];
}
