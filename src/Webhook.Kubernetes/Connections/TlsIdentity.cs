using System.Security.Cryptography.X509Certificates;

namespace Webhook.Kubernetes.Connections;

/// <summary>Who we are and whom we trust in a TLS handshake. Equal only for the very same instances.</summary>
/// <param name="Certificate">Client certificate with its key; <c>null</c> for none.</param>
/// <param name="Chain">Certificates that lead from it to its authority; <c>null</c> for none.</param>
/// <param name="Authorities">The authorities trusted, and no others; <c>null</c> trusts those of the system.</param>
internal sealed record TlsIdentity(X509Certificate2? Certificate, X509Certificate2Collection? Chain, X509Certificate2Collection? Authorities)
{
    public bool Equals(TlsIdentity? other) =>
        other is not null
        && ReferenceEquals(Certificate, other.Certificate)
        && ReferenceEquals(Chain, other.Chain)
        && ReferenceEquals(Authorities, other.Authorities);

    public override int GetHashCode() => HashCode.Combine(Certificate?.GetSerialNumberString(), Authorities?.Count);
}
