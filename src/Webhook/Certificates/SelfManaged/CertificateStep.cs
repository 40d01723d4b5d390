namespace Webhook.Certificates.SelfManaged;

/// <summary>One step of keeping the self-managed certificate, decided and not yet done.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Reason">Why, for the log: lower case, no full stop; empty for <see cref="CertificateAction.Rest"/>.</param>
internal sealed record CertificateStep(CertificateAction Action, string Reason)
{
    /// <summary>The authorities that are trusted once the step is done, the one that signs first. A new authority goes before them.</summary>
    public IReadOnlyList<TrustedCertificate> Authorities { get; init; } = [];

    /// <summary>The configuration to write; <c>null</c> for every other action.</summary>
    public ConfigurationTrust? Configuration { get; init; }

    /// <summary>What to write into its entries.</summary>
    public string Bundle => string.Concat(Authorities.Select(authority => authority.Pem));
}
