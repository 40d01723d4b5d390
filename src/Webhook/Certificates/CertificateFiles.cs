namespace Webhook.Certificates;

/// <summary>Where the serving certificate is kept.</summary>
/// <param name="Certificate">Path of the PEM certificate or chain.</param>
/// <param name="Key">Path of the PEM private key.</param>
internal sealed record CertificateFiles(string Certificate, string Key)
{
    /// <summary>Reads both.</summary>
    /// <exception cref="IOException">One can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    public PemPair Read() => new(File.ReadAllText(Certificate), File.ReadAllText(Key));
}
