namespace Webhook.Cluster;

/// <summary>Where requests get their knowledge of the cluster from. Never waits; safe for use from many threads.</summary>
internal interface IClusterSource
{
    /// <summary>What is known now.</summary>
    ClusterView View { get; }

    /// <summary>
    /// Labels of a namespace as last heard of, however long ago: a policy that matches by them holds on while the cluster is
    /// silent. <c>null</c> for a namespace that is not known.
    /// </summary>
    IReadOnlyDictionary<string, string>? LabelsOfNamespace(string name);
}
