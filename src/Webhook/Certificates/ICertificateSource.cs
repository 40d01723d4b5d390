using System.Security.Cryptography;

namespace Webhook.Certificates;

/// <summary>Where the serving certificate comes from. Safe for use from many threads.</summary>
internal interface ICertificateSource
{
    /// <summary>What it is called in messages: a path, or a Secret's namespace and name.</summary>
    string Name { get; }

    /// <summary>What is amiss with the source itself, although it still answers; empty when nothing is.</summary>
    string Problem { get; }

    /// <summary>The certificate and key as they are now; <c>null</c> when there are none yet.</summary>
    /// <exception cref="IOException">They can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    /// <exception cref="CryptographicException">They can't be used.</exception>
    PemPair? Read();
}
