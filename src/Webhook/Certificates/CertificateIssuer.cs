using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates;

/// <summary>Issues certificate authorities and serving certificates: ECDSA P-256, random serials. Pure but for randomness.</summary>
/// <remarks>
/// The API server checks the name in the subject alternative names only (crypto/x509 has ignored common names since Go
/// 1.15), so every host goes there. Extensions follow RFC 5280 section 4.2.
/// </remarks>
internal static class CertificateIssuer
{
    /// <summary>20 octets are the most that RFC 5280 allows; 16 random ones can't collide in practice.</summary>
    private const int SerialBytes = 16;

    /// <summary>Common name of serving certificates: for people only, and unlike a host never too long for its 64 characters.</summary>
    private const string ServingName = "daemonset-webhook";

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>A self-signed certificate authority that may sign leaves only.</summary>
    /// <param name="name">Common name, what a user sees in a list of authorities.</param>
    /// <param name="now">Time of issue.</param>
    /// <param name="lifetime">Validity from <paramref name="now"/>.</param>
    public static PemPair Authority(string name, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var certificate = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), Start(now), now + lifetime, Serial());
        return Pem(certificate, key);
    }

    /// <summary>A serving certificate.</summary>
    /// <param name="authority">Who signs it.</param>
    /// <param name="hosts">DNS names and IP addresses it is for, at least one.</param>
    /// <param name="now">Time of issue.</param>
    /// <param name="lifetime">Validity from <paramref name="now"/>; cut where the authority ends.</param>
    public static PemPair Serving(PemPair authority, IReadOnlyList<string> hosts, DateTimeOffset now, TimeSpan lifetime) =>
        Leaf(authority, ServingName, hosts, ServerAuthentication, now, lifetime);

    /// <summary>A client certificate, as the API server shows it when <c>--client-ca</c> is set.</summary>
    public static PemPair Client(PemPair authority, string name, DateTimeOffset now, TimeSpan lifetime) =>
        Leaf(authority, name, [], ClientAuthentication, now, lifetime);

    private static PemPair Leaf(
        PemPair authority, string name, IReadOnlyList<string> hosts, Oid usage, DateTimeOffset now, TimeSpan lifetime)
    {
        using var issuer = X509Certificate2.CreateFromPem(authority.Certificate, authority.Key);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([usage], false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (hosts.Count > 0)
            request.CertificateExtensions.Add(AlternativeNames(hosts));

        // A leaf must lie within its issuer's validity, also where clocks were set back between the two.
        var start = Later(Start(now), issuer.NotBefore);
        var end = Earlier(now + lifetime, issuer.NotAfter);
        using var certificate = request.Create(issuer, start, end, Serial());
        return Pem(certificate, key);
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        // The builder quotes what a distinguished name gives a meaning to.
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static X509Extension AlternativeNames(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return names.Build();
    }

    private static DateTimeOffset Start(DateTimeOffset now) => now - CertificateLifetimes.Backdate;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);

        // DER integers are signed: the top bit off keeps it positive, a bit below on keeps it from starting with zero.
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }

    private static PemPair Pem(X509Certificate2 certificate, ECDsa key) =>
        new(certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
}
