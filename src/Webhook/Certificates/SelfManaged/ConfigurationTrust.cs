namespace Webhook.Certificates.SelfManaged;

/// <summary>Whom the API server trusts when it calls the webhooks of one configuration.</summary>
/// <param name="Name">What the configuration is called in messages, such as <c>mutatingwebhookconfiguration daemonset-webhook</c>.</param>
/// <param name="Bundles">The <c>caBundle</c> of each webhook entry, as PEM text in their order; empty text where there is none.</param>
internal sealed record ConfigurationTrust(string Name, IReadOnlyList<string> Bundles)
{
    /// <summary>All certificates that any entry trusts, each once.</summary>
    public IEnumerable<TrustedCertificate> Certificates => Bundles.SelectMany(TrustedCertificate.All).Distinct();

    /// <summary>Whether every entry trusts an authority.</summary>
    public bool Trusts(TrustedCertificate authority) =>
        Bundles.All(bundle => TrustedCertificate.All(bundle).Contains(authority));

    /// <summary>Whether every entry holds exactly these, in this order, and nothing that can't be read.</summary>
    public bool Holds(string bundle) => Bundles.All(held => held == bundle);
}
