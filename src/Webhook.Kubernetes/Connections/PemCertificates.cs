using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Webhook.Kubernetes.Credentials;

namespace Webhook.Kubernetes.Connections;

/// <summary>Reads certificates from PEM text.</summary>
internal static class PemCertificates
{
    /// <summary>Every certificate of the text.</summary>
    /// <exception cref="CryptographicException">There is none, or one can't be read.</exception>
    public static X509Certificate2Collection All(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("no PEM block CERTIFICATE");
    }

    /// <summary>Authorities of a file that may change.</summary>
    public static RenewedFile<X509Certificate2Collection> Renewed(
        X509Certificate2Collection first, Func<X509Certificate2Collection> read, TimeProvider clock) =>
        new(first, read, static (one, other) => one.SequenceEqual(other), clock);

    /// <summary>The first certificate of the text with its key.</summary>
    /// <exception cref="CryptographicException">Either can't be read, or they don't belong together.</exception>
    public static X509Certificate2 WithKey(string certificate, string key)
    {
        var pair = X509Certificate2.CreateFromPem(certificate, key);
        if (!OperatingSystem.IsWindows())
            return pair;

        // Windows' TLS can't use a key that lives in memory only.
        using (pair)
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
    }
}
