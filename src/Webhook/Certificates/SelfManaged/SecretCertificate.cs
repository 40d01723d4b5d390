using System.Security.Cryptography.X509Certificates;

namespace Webhook.Certificates.SelfManaged;

/// <summary>The serving certificate of the Secret as it was last seen fit to serve. Kept in memory only.</summary>
/// <remarks>What is broken, expired or gone in the Secret changes nothing here: a server goes on with what it has.</remarks>
internal sealed class SecretCertificate : ICertificateSource
{
    private readonly SelfManagedNames _names;
    private volatile PemPair? _serving;
    private volatile string _problem;
    private long _authorityEnd;

    public SecretCertificate(SelfManagedNames names)
    {
        _names = names;
        _problem = $"{names.SecretText} has not been read yet";
    }

    /// <inheritdoc/>
    public string Name => _names.SecretText;

    /// <inheritdoc/>
    public string Problem => _problem;

    /// <summary>When the authority that signs ends; <c>null</c> while it is not known.</summary>
    public DateTimeOffset? AuthorityEnd => Volatile.Read(ref _authorityEnd) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <inheritdoc/>
    public PemPair? Read() => _serving;

    /// <summary>Takes over the Secret's certificate if it can be served.</summary>
    /// <param name="secret">The Secret as it is; <c>null</c> when there is none.</param>
    /// <param name="configurations">The webhook configurations that exist.</param>
    /// <param name="now">The time.</param>
    /// <returns>Why it was not taken over; empty when it is in use.</returns>
    public string Offer(ManagedSecret? secret, IReadOnlyList<ConfigurationTrust> configurations, DateTimeOffset now)
    {
        _problem = secret is null ? $"there is no {Name} yet; the replica that leads makes it" : Take(secret, configurations, now);
        return _problem;
    }

    /// <summary>Says why the Secret could not be looked at.</summary>
    public void Fail(string problem) => _problem = problem;

    private string Take(ManagedSecret secret, IReadOnlyList<ConfigurationTrust> configurations, DateTimeOffset now)
    {
        if (secret.Issuer is { } issuer)
            Volatile.Write(ref _authorityEnd, issuer.NotAfter.UtcTicks);

        if (CertificateHealth.OfPair(secret, _names.Hosts) is { Length: > 0 } problem)
            return $"{Name}: the serving certificate: {problem}; the replica that leads repairs it";

        // With nothing else to serve, anything is better than nothing. Otherwise the leader may have a clock that is ahead, or
        // somebody brought back an old Secret.
        if (_serving is not null && _serving != secret.Serving && WhyNotYet(secret, configurations, now) is { Length: > 0 } why)
            return $"{Name}: the new serving certificate is not taken over yet: {why}";

        _serving = secret.Serving;
        return "";
    }

    private static string WhyNotYet(ManagedSecret secret, IReadOnlyList<ConfigurationTrust> configurations, DateTimeOffset now)
    {
        using var leaf = X509Certificate2.CreateFromPem(secret.Serving.Certificate);
        var authority = secret.Authorities.First(authority => authority.Signed(leaf));
        return now < leaf.NotBefore ? $"it begins on {leaf.NotBefore:u}; check the clocks of the nodes"
            : configurations.FirstOrDefault(configuration => !configuration.Trusts(authority)) is { } behind ? $"{behind.Name} does not trust its authority"
            : "";
    }
}
