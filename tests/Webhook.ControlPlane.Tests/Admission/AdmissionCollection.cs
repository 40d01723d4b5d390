namespace Webhook.ControlPlane.Tests.Admission;

/// <summary>Tests that share an <see cref="AdmissionCluster"/>, one after the other.</summary>
[CollectionDefinition(nameof(AdmissionCluster))]
public sealed class AdmissionCollection : ICollectionFixture<AdmissionCluster>;
