namespace Webhook.ControlPlane.Tests.Placement;

/// <summary>Tests that share a <see cref="PlacementCluster"/>, one after the other.</summary>
[CollectionDefinition(nameof(PlacementCluster))]
public sealed class PlacementCollection : ICollectionFixture<PlacementCluster>;
