using System.Globalization;

namespace Webhook.Certificates.SelfManaged;

/// <summary>Decides what the leader does next, from what is stored and the time alone.</summary>
/// <remarks>
/// <para>
/// Nothing is remembered between two steps, so a leader that ends in the middle of a rotation leaves nothing that the next one
/// would have to know: it looks at the same objects and goes on.
/// </para>
/// <para>
/// The order keeps this true at every moment: a certificate that some replica serves was signed by an authority that every
/// configuration trusts. An authority first enters the Secret, then the configurations, and only then signs. It leaves the
/// configurations when nothing it signed can be valid any more, and the Secret after them.
/// </para>
/// </remarks>
internal static class CertificatePlan
{
    /// <summary>A rotation leaves one behind; the rest is for Secrets that were lost again and again. 16 of ours are 10 kB.</summary>
    private const int MostPrevious = 16;

    private static readonly CertificateStep Rest = new(CertificateAction.Rest, "");

    /// <summary>The next step.</summary>
    /// <param name="secret">The Secret; <c>null</c> when there is none.</param>
    /// <param name="configurations">The webhook configurations that exist. Must have been read before the Secret.</param>
    /// <param name="hosts">The names that the certificate must be for.</param>
    /// <param name="now">The time.</param>
    public static CertificateStep Next(
        ManagedSecret? secret, IReadOnlyList<ConfigurationTrust> configurations, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        var known = secret?.Authorities ?? [];
        var seen = known.Concat(configurations.SelectMany(configuration => configuration.Certificates)).Distinct().ToList();
        if (secret is null)
            return new(CertificateAction.MakeAuthority, "there is no Secret") { Authorities = Newest(seen) };

        if (CertificateHealth.OfAuthority(secret, now) is { Length: > 0 } broken)
            return new(CertificateAction.MakeAuthority, broken) { Authorities = Newest(seen) };

        var issuer = secret.Issuer!;
        TrustedCertificate[] adopted = [issuer, .. Newest(seen.Where(authority => !authority.Equals(issuer)))];
        if (AdoptionReason(secret, [.. adopted.Except(known)], now) is { Length: > 0 } adoption)
            return new(CertificateAction.Adopt, adoption) { Authorities = adopted };

        TrustedCertificate[] ordered = [issuer, .. known.Where(authority => !authority.Equals(issuer))];

        // Before a bundle that is merely untidy, but never before the authority that would sign is trusted everywhere.
        var serving = CertificateHealth.OfServing(secret, hosts, now);
        if (serving.Length > 0 && configurations.All(configuration => configuration.Trusts(issuer)))
            return new(CertificateAction.IssueCertificate, serving) { Authorities = ordered };

        // As long as the old certificate is the one that replicas take from the Secret, its authority stays, however late it is.
        var isPreviousOver = known.Count > 1 && now >= secret.PreviousUntil && serving.Length == 0;
        TrustedCertificate[] trusted = isPreviousOver ? [issuer] : ordered;
        var written = WriteBundle(configurations, trusted);
        return written ?? (isPreviousOver
            ? new(CertificateAction.DropPrevious, "everything that they signed has expired") { Authorities = trusted }
            : Rest);
    }

    /// <summary>The authorities besides the one that signs: bounded, also when somebody breaks the Secret again and again.</summary>
    private static TrustedCertificate[] Newest(IEnumerable<TrustedCertificate> authorities) =>
        [.. authorities.OrderByDescending(authority => authority.NotBefore).Take(MostPrevious)];

    private static CertificateStep? WriteBundle(IReadOnlyList<ConfigurationTrust> configurations, IReadOnlyList<TrustedCertificate> trusted)
    {
        var step = new CertificateStep(CertificateAction.WriteBundle, "") { Authorities = trusted };
        var behind = configurations.FirstOrDefault(configuration => !configuration.Holds(step.Bundle));
        if (behind is null)
            return null;

        var reason = trusted.FirstOrDefault(authority => !behind.Trusts(authority)) is { } missing
            ? $"it does not trust {missing} in every entry"
            : "it holds more than the authorities that are in use";
        return step with { Configuration = behind, Reason = reason };
    }

    /// <summary>Why the list of trusted authorities, or its end, has to be written anew; empty when it hasn't.</summary>
    private static string AdoptionReason(ManagedSecret secret, IReadOnlyList<TrustedCertificate> unknown, DateTimeOffset now)
    {
        if (unknown.Count > 0)
            return $"a webhook configuration trusts {string.Join(", ", unknown)}, whose certificates may be in use";

        if (secret.Authorities.Count == 1)
            return "";

        // A clock that was ahead when it was written must not keep an authority for decades.
        var latest = PreviousEnd(now) + CertificateLifetimes.Backdate;
        return secret.PreviousUntil is not { } until ? "previous-until is missing, which says when earlier authorities leave"
            : until > latest ? string.Create(CultureInfo.InvariantCulture, $"previous-until is {until:u}, later than a certificate signed today could last")
            : "";
    }

    /// <summary>When everything that others than the authority in use have signed until now has expired.</summary>
    public static DateTimeOffset PreviousEnd(DateTimeOffset now) => now + CertificateLifetimes.Serving;
}
