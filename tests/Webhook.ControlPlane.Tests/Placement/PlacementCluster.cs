using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>A cluster without a scheduler: pods stay unbound, so a deleted one is gone at once and none is evicted.</summary>
public sealed class PlacementCluster() : ClusterFixture(new());
