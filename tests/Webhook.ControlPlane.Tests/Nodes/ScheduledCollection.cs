namespace Webhook.ControlPlane.Tests.Nodes;

/// <summary>Tests that share a <see cref="ScheduledCluster"/>, one after the other.</summary>
[CollectionDefinition(nameof(ScheduledCluster))]
public sealed class ScheduledCollection : ICollectionFixture<ScheduledCluster>;
