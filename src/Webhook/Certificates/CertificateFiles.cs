namespace Webhook.Certificates;

/// <summary>A serving certificate that is kept in two files.</summary>
/// <param name="Certificate">Path of the PEM certificate or chain.</param>
/// <param name="Key">Path of the PEM private key.</param>
internal sealed record CertificateFiles(string Certificate, string Key) : ICertificateSource
{
    /// <inheritdoc/>
    public string Name => Certificate;

    /// <summary>Empty: whatever is wrong with files shows when they are read.</summary>
    public string Problem => "";

    /// <summary>Reads both.</summary>
    /// <exception cref="IOException">One can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    public PemPair Read() => new(File.ReadAllText(Certificate), File.ReadAllText(Key));
}
