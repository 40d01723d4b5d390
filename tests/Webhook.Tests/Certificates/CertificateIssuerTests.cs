using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Webhook.Certificates;
using Webhook.Testing;

namespace Webhook.Tests.Certificates;

public sealed class CertificateIssuerTests
{
    private static readonly DateTimeOffset Now = A.Moment;
    private static readonly PemPair Authority = CertificateIssuer.Authority("test", Now, CertificateLifetimes.Authority);

    [Fact]
    public void Issues_a_certificate_that_its_authority_vouches_for()
    {
        using var leaf = Load(CertificateIssuer.Serving(Authority, ["webhook.system.svc", "127.0.0.1", "::1"], Now, CertificateLifetimes.Serving));
        using var root = Load(Authority);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = Now.UtcDateTime;

        Assert.True(chain.Build(leaf), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.True(leaf.MatchesHostname("webhook.system.svc", allowWildcards: false, allowCommonName: false));
        Assert.True(leaf.MatchesHostname("127.0.0.1", allowWildcards: false, allowCommonName: false));
        Assert.True(leaf.MatchesHostname("::1", allowWildcards: false, allowCommonName: false));
        Assert.False(leaf.MatchesHostname("daemonset-webhook", allowWildcards: false, allowCommonName: false));
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, leaf.GetECDsaPublicKey()!.ExportParameters(false).Curve.Oid.Value);
    }

    [Fact]
    public void Dates_back_by_an_hour_and_ends_with_the_authority()
    {
        using var root = Load(Authority);
        using var leaf = Load(CertificateIssuer.Serving(Authority, ["a"], Now, CertificateLifetimes.Serving));
        using var late = Load(CertificateIssuer.Serving(Authority, ["a"], Now + TimeSpan.FromDays(3600), CertificateLifetimes.Serving));

        Assert.Equal((Now - TimeSpan.FromHours(1), Now + TimeSpan.FromDays(3650)), (root.NotBefore, root.NotAfter));
        Assert.Equal((Now - TimeSpan.FromHours(1), Now + TimeSpan.FromDays(365)), (leaf.NotBefore, leaf.NotAfter));
        Assert.Equal(root.NotAfter, late.NotAfter);
    }

    [Fact]
    public void Draws_serial_numbers_at_random()
    {
        var serials = Enumerable.Range(0, 20).Select(_ =>
        {
            using var leaf = Load(CertificateIssuer.Serving(Authority, ["a"], Now, CertificateLifetimes.Serving));
            return leaf.SerialNumber;
        }).ToList();

        Assert.Equal(20, serials.Distinct().Count());
        Assert.All(serials, serial => Assert.Equal(32, serial.Length));
    }

    [Fact]
    public void Keeps_the_key_out_of_its_text() => Assert.Equal("PemPair", Authority.ToString());

    private static X509Certificate2 Load(PemPair pem) => X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
}
