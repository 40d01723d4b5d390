using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates;

/// <summary>The certificate of a server that was given none: for this machine only, made when it is first needed.</summary>
internal static class DevelopmentCertificate
{
    /// <summary>Common name of the authority.</summary>
    public const string AuthorityName = "daemonset-webhook development CA";

    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "::1"];

    /// <summary>Sees to it that the folder holds a valid pair.</summary>
    /// <param name="folder">The folder; what is valid in it stays as it is.</param>
    /// <param name="now">Time of issue.</param>
    /// <returns>Whether a certificate was issued; false when the one that is there is good.</returns>
    /// <exception cref="IOException">A file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static bool Ensure(CertificateFolder folder, DateTimeOffset now)
    {
        var authority = Read(new(folder.AuthorityCertificate, folder.AuthorityKey), now);
        if (authority is not null && Read(folder.Serving, now) is { } serving && IsIssuedBy(serving, authority, now))
            return false;

        if (authority is null)
        {
            authority = CertificateIssuer.Authority(AuthorityName, now, CertificateLifetimes.Authority);
            folder.WriteAuthority(authority);
        }

        folder.WriteServing(CertificateIssuer.Serving(authority, Hosts, now, CertificateLifetimes.Serving));
        return true;
    }

    /// <summary>The pair if it is there, belongs together and is valid now.</summary>
    private static PemPair? Read(CertificateFiles files, DateTimeOffset now)
    {
        try
        {
            var pem = files.Read();
            using var certificate = X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
            return now > certificate.NotBefore && now < certificate.NotAfter ? pem : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsIssuedBy(PemPair serving, PemPair authority, DateTimeOffset now)
    {
        using var leaf = X509Certificate2.CreateFromPem(serving.Certificate);
        using var root = X509Certificate2.CreateFromPem(authority.Certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        return chain.Build(leaf);
    }
}
