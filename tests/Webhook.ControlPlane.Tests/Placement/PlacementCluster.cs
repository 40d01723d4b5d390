using Webhook.ControlPlane.Tests.Clusters;

namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>A cluster without a scheduler: pods stay unbound, so that they are gone as soon as the controller deletes them, and nobody else evicts them.</summary>
public sealed class PlacementCluster() : ClusterFixture(new());
