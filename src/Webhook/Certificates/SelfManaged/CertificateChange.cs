namespace Webhook.Certificates.SelfManaged;

/// <summary>What the Secret holds once a step is done. Pure but for new keys and serial numbers.</summary>
internal static class CertificateChange
{
    /// <summary>Common name of authorities; the date of issue follows, to tell one from the next.</summary>
    private const string AuthorityName = "daemonset-webhook CA";

    /// <summary>The Secret's new content.</summary>
    /// <param name="step">Any step that writes the Secret.</param>
    /// <param name="before">The Secret as the step was decided upon; <c>null</c> when there is none.</param>
    /// <param name="hosts">The names that a certificate is issued for.</param>
    /// <param name="now">The time.</param>
    public static ManagedSecret Of(CertificateStep step, ManagedSecret? before, IReadOnlyList<string> hosts, DateTimeOffset now) => step.Action switch
    {
        CertificateAction.MakeAuthority => WithNewAuthority(step, before, now),
        CertificateAction.Adopt => before! with { Authorities = step.Authorities, PreviousUntil = CertificatePlan.PreviousEnd(now) },
        CertificateAction.IssueCertificate => before! with { Authorities = step.Authorities, Serving = Issue(before, hosts, now) },
        CertificateAction.DropPrevious => before! with { Authorities = step.Authorities, PreviousUntil = null },
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Action, "the step does not write the Secret"),
    };

    private static ManagedSecret WithNewAuthority(CertificateStep step, ManagedSecret? before, DateTimeOffset now)
    {
        var authority = CertificateIssuer.Authority($"{AuthorityName} {now.UtcDateTime:yyyy-MM-dd}", now, CertificateLifetimes.Authority);
        return new(
            [.. TrustedCertificate.All(authority.Certificate), .. step.Authorities],
            authority.Key,
            // A replica that starts before the configurations trust the new authority still needs this one.
            before?.Serving ?? new("", ""),
            step.Authorities.Count > 0 ? CertificatePlan.PreviousEnd(now) : null);
    }

    private static PemPair Issue(ManagedSecret secret, IReadOnlyList<string> hosts, DateTimeOffset now) =>
        CertificateIssuer.Serving(new(secret.Issuer!.Pem, secret.AuthorityKey), hosts, now, CertificateLifetimes.Serving);
}
