using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates.SelfManaged;

/// <summary>What is wrong with the parts of a Secret. Answers are for the log: lower case, no full stop, empty when nothing is wrong.</summary>
internal static class CertificateHealth
{
    // RFC 5280 leaves it open; two thirds is what kubelet and cert-manager do, and leaves four months for repairs.
    private const double RenewAfter = 2.0 / 3;

    /// <summary>Why the authority can't sign, or should be replaced.</summary>
    public static string OfAuthority(ManagedSecret secret, DateTimeOffset now)
    {
        if (secret.Authorities.Count == 0)
            return "ca.crt holds no certificate";

        return secret.Issuer is { } issuer
            ? OfTime("the authority", issuer.NotBefore, issuer.NotAfter, now)
            : "ca.key is not the key of an authority in ca.crt";
    }

    /// <summary>Why the serving certificate can't be used, or should be replaced.</summary>
    /// <param name="secret">The Secret.</param>
    /// <param name="hosts">The names that the certificate must be for.</param>
    /// <param name="now">The time.</param>
    public static string OfServing(ManagedSecret secret, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        if (OfPair(secret, hosts) is { Length: > 0 } problem)
            return problem;

        using var leaf = X509Certificate2.CreateFromPem(secret.Serving.Certificate);
        return secret.Issuer?.Signed(leaf) == true
            ? OfTime("the certificate", new(leaf.NotBefore), new(leaf.NotAfter), now)
            : "its authority has been replaced";
    }

    /// <summary>Why the serving certificate can't be served at all, whatever the time is.</summary>
    public static string OfPair(ManagedSecret secret, IReadOnlyList<string> hosts)
    {
        if (secret.Serving is { Certificate.Length: 0, Key.Length: 0 })
            return "there is none yet";

        try
        {
            using var leaf = X509Certificate2.CreateFromPem(secret.Serving.Certificate, secret.Serving.Key);
            var missing = hosts.Where(host => !leaf.MatchesHostname(host, allowWildcards: false, allowCommonName: false)).ToList();
            return missing.Count > 0 ? $"it is not for {string.Join(", ", missing)}"
                : !secret.Authorities.Any(authority => authority.Signed(leaf)) ? "no authority in ca.crt has signed it"
                : "";
        }
        catch (CryptographicException)
        {
            return "tls.crt or tls.key can't be read";
        }
        catch (ArgumentException)
        {
            return "tls.key is not the key of tls.crt";
        }
    }

    /// <summary>When a certificate is to be replaced.</summary>
    public static DateTimeOffset RenewalOf(DateTimeOffset notBefore, DateTimeOffset notAfter) => notBefore + ((notAfter - notBefore) * RenewAfter);

    private static string OfTime(string what, DateTimeOffset notBefore, DateTimeOffset notAfter, DateTimeOffset now) =>
        now >= notAfter ? $"{what} has expired on {notAfter:u}"
        : now < notBefore ? $"{what} is valid only from {notBefore:u}, and it is {now:u}: a clock was moved"
        : now >= RenewalOf(notBefore, notAfter) ? $"{what} ends on {notAfter:u} and two thirds of its life are over"
        : "";
}
