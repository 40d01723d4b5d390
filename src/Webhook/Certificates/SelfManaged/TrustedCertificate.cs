using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates.SelfManaged;

/// <summary>A certificate of a trust bundle. Two are equal when they are the same certificate byte for byte.</summary>
internal sealed class TrustedCertificate : IEquatable<TrustedCertificate>
{
    private readonly byte[] _der;

    private TrustedCertificate(X509Certificate2 certificate)
    {
        _der = certificate.RawData;
        Pem = certificate.ExportCertificatePem() + "\n";
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_der));
        Subject = certificate.Subject;
        NotBefore = new(certificate.NotBefore);
        NotAfter = new(certificate.NotAfter);
        IsAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
    }

    /// <summary>One CERTIFICATE block with a line end.</summary>
    public string Pem { get; }

    /// <summary>SHA-256 of the certificate in lower case hex.</summary>
    public string Fingerprint { get; }

    /// <summary>The subject's distinguished name.</summary>
    public string Subject { get; }

    /// <summary>The first moment it is valid.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>The last moment it is valid.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Whether it may sign others (RFC 5280 section 4.2.1.9).</summary>
    public bool IsAuthority { get; }

    /// <summary>The certificates of a PEM text in their order, each once. What is no certificate is passed over.</summary>
    public static IReadOnlyList<TrustedCertificate> All(string pem)
    {
        var found = new List<TrustedCertificate>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var block))
        {
            if (rest[block.Label].SequenceEqual("CERTIFICATE") && Read(rest[block.Location]) is { } certificate && !found.Contains(certificate))
                found.Add(certificate);

            rest = rest[block.Location.End..];
        }

        return found;
    }

    /// <summary>Whether a private key is this certificate's.</summary>
    /// <param name="key">PEM text; anything unreadable is nobody's key.</param>
    public bool HasKey(string key)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPem(Pem, key);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether this certificate vouches for a leaf; validity in time is not looked at.</summary>
    public bool Signed(X509Certificate2 leaf)
    {
        using var root = X509CertificateLoader.LoadCertificate(_der);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(leaf);
    }

    /// <inheritdoc/>
    public bool Equals(TrustedCertificate? other) => other is not null && _der.AsSpan().SequenceEqual(other._der);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrustedCertificate);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Subject} ({Fingerprint[..12]})";

    private static TrustedCertificate? Read(ReadOnlySpan<char> pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return new(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
