using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates;

/// <summary>A certificate with its key and chain, ready for TLS handshakes. Immutable.</summary>
internal sealed class ServingCertificate
{
    private ServingCertificate(X509Certificate2 leaf, X509Certificate2Collection chain)
    {
        Leaf = leaf;
        Context = SslStreamCertificateContext.Create(leaf, chain, offline: true);
    }

    /// <summary>The certificate, with its private key.</summary>
    public X509Certificate2 Leaf { get; }

    /// <summary>What a handshake uses: the chain is built once, here, and nothing is fetched for it.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>When it is no longer valid.</summary>
    public DateTimeOffset NotAfter => new(Leaf.NotAfter);

    /// <summary>Loads a pair.</summary>
    /// <exception cref="CryptographicException">A part is no PEM, or the key is not the certificate's.</exception>
    public static ServingCertificate Load(PemPair pem)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem.Certificate);
        if (chain.Count == 0)
            throw new CryptographicException("the certificate file holds no CERTIFICATE block");

        CheckKey(pem.Key);
        try
        {
            // Compares the public key with the private one, so a pair caught in the middle of a swap is refused here.
            var leaf = X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
            chain.RemoveAt(0);
            return new(leaf, chain);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new CryptographicException("the key is not the key of the certificate, or is damaged", exception);
        }
    }

    private static void CheckKey(ReadOnlySpan<char> pem)
    {
        for (var rest = pem; PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            var label = rest[found.Label];
            if (label is "ENCRYPTED PRIVATE KEY")
                throw new CryptographicException("the key is encrypted; write it without a password");
            if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
                return;
        }

        throw new CryptographicException("the key file holds no PRIVATE KEY block");
    }
}
