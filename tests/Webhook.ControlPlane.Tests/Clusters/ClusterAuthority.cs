using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.ControlPlane.Tests.Clusters;

/// <summary>The certificate authority of one cluster, made for it and forgotten with it.</summary>
/// <remarks>Kubernetes reads user and group from a client certificate's common name and organization. Source:
/// <see href="https://kubernetes.io/docs/setup/best-practices/certificates/"/>.</remarks>
internal sealed class ClusterAuthority : IDisposable
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2 _certificate;

    public ClusterAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _certificate = request.CreateSelfSigned(Start, End);
    }

    /// <summary>The authority's certificate in PEM.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    private static DateTimeOffset Start => DateTimeOffset.UtcNow.AddHours(-1);

    private static DateTimeOffset End => DateTimeOffset.UtcNow.AddDays(1);

    /// <summary>Certificate and key, in PEM, of a server that is reached by these names and addresses.</summary>
    public (string Certificate, string Key) Serving(params IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return Issue("CN=server", ServerAuthentication, names.Build());
    }

    /// <summary>Certificate and key, in PEM, of a user.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="group">A group that the user is in; empty for none.</param>
    public (string Certificate, string Key) Client(string user, string group = "") =>
        Issue(group.Length == 0 ? $"CN={user}" : $"O={group}, CN={user}", ClientAuthentication, null);

    public void Dispose() => _certificate.Dispose();

    private (string Certificate, string Key) Issue(string subject, Oid usage, X509Extension? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([usage], false));
        if (names is not null)
            request.CertificateExtensions.Add(names);

        using var issued = request.Create(_certificate, Start, _certificate.NotAfter, RandomNumberGenerator.GetBytes(15));
        return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
