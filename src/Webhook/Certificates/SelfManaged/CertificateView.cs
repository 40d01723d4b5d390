using k8s.Models;

namespace Webhook.Certificates.SelfManaged;

/// <summary>What was read of the objects that make up the self-managed certificate.</summary>
/// <param name="Configurations">The webhook configurations, found or not.</param>
/// <param name="Stored">The Secret as the API server sent it; <c>null</c> when there is none.</param>
/// <param name="Secret">The same, understood.</param>
internal sealed record CertificateView(IReadOnlyList<NamedConfiguration> Configurations, V1Secret? Stored, ManagedSecret? Secret)
{
    /// <summary>Whom the configurations that exist trust.</summary>
    public IReadOnlyList<ConfigurationTrust> Trust { get; } = [.. Configurations.Select(configuration => configuration.Trust).OfType<ConfigurationTrust>()];
}
