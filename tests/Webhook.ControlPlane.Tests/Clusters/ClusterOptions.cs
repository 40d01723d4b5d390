namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>What differs between the clusters of tests.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Whether pods are bound to their nodes.</summary>
    public bool Scheduler { get; init; }

    /// <summary>Further flags of kube-apiserver.</summary>
    public IReadOnlyList<string> ApiServerFlags { get; init; } = [];

    /// <summary>Files that those flags name: name to text, in the folder that kube-apiserver runs in.</summary>
    public IReadOnlyDictionary<string, string> ApiServerFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Further flags of kube-controller-manager.</summary>
    public IReadOnlyList<string> ControllerManagerFlags { get; init; } = [];
}
