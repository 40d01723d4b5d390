namespace Webhook.ControlPlane.Tests.Rbac;

/// <summary>Tests that share a <see cref="ReleaseCluster"/>, one after the other.</summary>
[CollectionDefinition(nameof(ReleaseCluster))]
public sealed class ReleaseCollection : ICollectionFixture<ReleaseCluster>;
