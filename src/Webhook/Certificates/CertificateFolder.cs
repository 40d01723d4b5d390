using Webhook.Files;

namespace Webhook.Certificates;

/// <summary>A folder with an authority and a serving certificate of it: ca.crt, ca.key, tls.crt, tls.key.</summary>
internal sealed class CertificateFolder(string path)
{
    /// <summary>The authority's certificate: what clients are to trust.</summary>
    public string AuthorityCertificate => Path.Combine(path, "ca.crt");

    /// <summary>The authority's key, mode 0600.</summary>
    public string AuthorityKey => Path.Combine(path, "ca.key");

    /// <summary>The serving certificate and its key, named as in a kubernetes.io/tls Secret.</summary>
    public CertificateFiles Serving => new(Path.Combine(path, "tls.crt"), Path.Combine(path, "tls.key"));

    /// <summary>The four files that are there already.</summary>
    public IReadOnlyList<string> Existing =>
        [.. new[] { AuthorityCertificate, AuthorityKey, Serving.Certificate, Serving.Key }.Where(File.Exists)];

    /// <summary>Writes the authority, making the folder.</summary>
    public void WriteAuthority(PemPair authority) => Write(AuthorityCertificate, AuthorityKey, authority);

    /// <summary>Writes the serving certificate, making the folder.</summary>
    public void WriteServing(PemPair serving) => Write(Serving.Certificate, Serving.Key, serving);

    private void Write(string certificate, string key, PemPair pem)
    {
        Directory.CreateDirectory(path);
        WholeFile.WriteSecret(key, pem.Key);
        WholeFile.Write(certificate, pem.Certificate);
    }
}
