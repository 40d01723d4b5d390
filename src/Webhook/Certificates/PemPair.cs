namespace Webhook.Certificates;

/// <summary>A certificate and its private key as PEM text.</summary>
/// <param name="Certificate">One CERTIFICATE block, or a chain with the leaf first.</param>
/// <param name="Key">One private key block; secret.</param>
internal sealed record PemPair(string Certificate, string Key)
{
    /// <summary>Keeps the key out of logs and messages.</summary>
    public override string ToString() => nameof(PemPair);
}
