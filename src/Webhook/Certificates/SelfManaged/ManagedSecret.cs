using System.Globalization;

namespace Webhook.Certificates.SelfManaged;

/// <summary>What the Secret of the self-managed certificate holds. Any of it may be broken: others can write it too.</summary>
/// <param name="Authorities"><c>ca.crt</c>: who is to be trusted, the authority that signs first; empty when nothing is readable.</param>
/// <param name="AuthorityKey"><c>ca.key</c>: PEM key of the authority that signs; secret, empty when absent.</param>
/// <param name="Serving"><c>tls.crt</c> and <c>tls.key</c>; both empty before the first certificate was issued.</param>
/// <param name="PreviousUntil">
/// <c>previous-until</c>: when the last certificate of any authority but the one that signs has ended; <c>null</c> when
/// absent or unreadable.
/// </param>
internal sealed record ManagedSecret(
    IReadOnlyList<TrustedCertificate> Authorities, string AuthorityKey, PemPair Serving, DateTimeOffset? PreviousUntil)
{
    private const string AuthoritiesEntry = "ca.crt";
    private const string AuthorityKeyEntry = "ca.key";
    private const string CertificateEntry = "tls.crt";
    private const string KeyEntry = "tls.key";
    private const string PreviousUntilEntry = "previous-until";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The authority that <see cref="AuthorityKey"/> belongs to; <c>null</c> when it belongs to none.</summary>
    public TrustedCertificate? Issuer => Authorities.FirstOrDefault(authority => authority.IsAuthority && authority.HasKey(AuthorityKey));

    /// <summary>Understands the Secret's data, as far as it can be.</summary>
    /// <param name="entry">The value of an entry as text; <c>null</c> when there is none.</param>
    public static ManagedSecret Read(Func<string, string?> entry) => new(
        TrustedCertificate.All(entry(AuthoritiesEntry) ?? ""),
        entry(AuthorityKeyEntry) ?? "",
        new(entry(CertificateEntry) ?? "", entry(KeyEntry) ?? ""),
        DateTimeOffset.TryParseExact(
            entry(PreviousUntilEntry), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until) ? until : null);

    /// <summary>The Secret's data; a <c>null</c> value is an entry to be removed.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Entries() =>
    [
        new(AuthoritiesEntry, string.Concat(Authorities.Select(authority => authority.Pem))),
        new(AuthorityKeyEntry, AuthorityKey),
        new(CertificateEntry, Serving.Certificate),
        new(KeyEntry, Serving.Key),
        new(PreviousUntilEntry, PreviousUntil?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Keeps keys out of logs and messages.</summary>
    public override string ToString() => $"{nameof(ManagedSecret)} ({string.Join(", ", Authorities)})";
}
