using Webhook.Cluster;
using Webhook.Policy.Cluster;

namespace Webhook.Commands.Clusters;

/// <summary>The cluster that a command works on.</summary>
/// <param name="Objects">Its objects.</param>
/// <param name="Snapshot">The view of them that rules read.</param>
/// <param name="OtherKinds">Objects of files that no rule reads.</param>
internal sealed record OpenedCluster(LiveObjects Objects, ClusterSnapshot Snapshot, int OtherKinds);
