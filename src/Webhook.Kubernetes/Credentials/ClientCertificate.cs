using System.Security.Cryptography.X509Certificates;

namespace Webhook.Kubernetes.Credentials;

/// <summary>A certificate that shows who we are.</summary>
/// <param name="Certificate">The certificate with its key.</param>
/// <param name="Chain">Certificates that lead from it to its authority; empty for none.</param>
public sealed record ClientCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    /// <summary>Whether both hold the same certificate.</summary>
    public static bool AreSame(ClientCertificate one, ClientCertificate other) =>
        one.Certificate.RawDataMemory.Span.SequenceEqual(other.Certificate.RawDataMemory.Span) && one.Chain.SequenceEqual(other.Chain);
}
