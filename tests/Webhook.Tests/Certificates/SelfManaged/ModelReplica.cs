using System.Security.Cryptography.X509Certificates;
using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;

namespace Webhook.Tests.Certificates.SelfManaged;

/// <summary>A replica: what it serves, how far its clock is off, and the write that it has decided upon and not yet done.</summary>
internal sealed class ModelReplica(TimeSpan skew)
{
    public SecretCertificate Certificate { get; } = new(CertificateWorld.Names);

    public TimeSpan Skew { get; } = skew;

    /// <summary>Does the write, unless what it was based on has changed.</summary>
    public Action? Pending { get; set; }

    public PemPair? Serving => Certificate.Read();

    /// <summary>Whether a caller that trusts a bundle accepts what is served, by the true time.</summary>
    public static bool IsAccepted(PemPair? serving, string bundle, DateTimeOffset now)
    {
        if (serving is null)
            return false;

        using var leaf = X509Certificate2.CreateFromPem(serving.Certificate);
        return now >= leaf.NotBefore && now <= leaf.NotAfter
            && TrustedCertificate.All(bundle).Any(authority => now >= authority.NotBefore && now <= authority.NotAfter && authority.Signed(leaf))
            && leaf.MatchesHostname(CertificateWorld.Names.Hosts[0], allowWildcards: false, allowCommonName: false);
    }
}
