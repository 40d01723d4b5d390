using Webhook.Policy.Cluster;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>What the controller did.</summary>
/// <param name="Namespace">Where the DaemonSets are.</param>
/// <param name="Snapshot">The cluster as the product's caches show it.</param>
/// <param name="Actual">For each DaemonSet the nodes that have a pod of it, read from the API server's JSON.</param>
internal sealed record Outcome(string Namespace, ClusterSnapshot Snapshot, Dictionary<string, SortedSet<string>> Actual);
