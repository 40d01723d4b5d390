using Webhook.Certificates;
using Webhook.Certificates.SelfManaged;

namespace Webhook.Tests.Certificates.SelfManaged;

public sealed class CertificatePlanTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public void Trusts_a_new_authority_everywhere_before_anything_of_it_is_served()
    {
        var world = new CertificateWorld();

        world.Settle();

        Assert.Equal(["MakeAuthority", "WriteBundle mutating", "WriteBundle validating", "IssueCertificate"], world.Steps);
        world.AssertWell();
        Assert.Single(world.Secret!.Content.Authorities);
        Assert.Null(world.Secret.Content.PreviousUntil);
    }

    [Fact]
    public void Renews_the_certificate_when_two_thirds_of_its_life_are_over()
    {
        var world = Settled();

        world.Advance(Year * 2 / 3 - TimeSpan.FromHours(2));
        Assert.Equal(0, world.Settle());
        world.Advance(TimeSpan.FromHours(2));
        world.Settle();

        Assert.Equal(["IssueCertificate"], world.Steps);
        world.AssertWell();
    }

    [Fact]
    public void Overlaps_two_authorities_for_as_long_as_certificates_of_the_first_may_last()
    {
        var world = Settled();
        for (var time = TimeSpan.Zero; time < CertificateLifetimes.Authority * 2 / 3 - (Year / 2); time += Year / 2)
        {
            world.Advance(Year / 2);
            world.Settle();
        }

        var first = world.Secret!.Content.Issuer!;
        world.Steps.Clear();
        world.Advance(Year / 2);
        world.Settle();
        Assert.Equal(["MakeAuthority", "WriteBundle mutating", "WriteBundle validating", "IssueCertificate"], world.Steps);
        Assert.NotEqual(first, world.Secret.Content.Issuer);
        Assert.Equal([world.Secret.Content.Issuer!, first], world.Secret.Content.Authorities);
        Assert.Equal(world.Now + Year, world.Secret.Content.PreviousUntil);

        world.Steps.Clear();
        world.Advance(Year - TimeSpan.FromSeconds(1));
        world.Settle();
        Assert.Contains(first, world.Secret.Content.Authorities);
        world.Advance(TimeSpan.FromSeconds(1));
        world.Settle();

        Assert.Equal(["IssueCertificate", "WriteBundle mutating", "WriteBundle validating", "DropPrevious"], world.Steps);
        Assert.Equal([world.Secret.Content.Issuer!], world.Secret.Content.Authorities);
        world.AssertWell();
    }

    [Fact]
    public void Keeps_the_authority_of_what_is_served_when_the_Secret_is_deleted()
    {
        var world = Settled();
        var before = world.Secret!.Content.Issuer!;

        world.Damage("deleted", (_, _) => null);
        world.Settle();

        Assert.Equal(["MakeAuthority", "WriteBundle mutating", "WriteBundle validating", "IssueCertificate"], world.Steps);
        Assert.Equal(before, world.Secret!.Content.Authorities[1]);
        world.AssertWell();
    }

    [Fact]
    public void Drops_earlier_authorities_at_once_when_somebody_says_their_time_is_over()
    {
        var world = Settled();
        world.Damage("deleted", (_, _) => null);
        world.Settle();
        world.Steps.Clear();

        world.Damage("previous-until", (secret, version) => secret.With("previous-until", "2000-01-01T00:00:00Z", version));
        world.Settle();

        Assert.Equal(["WriteBundle mutating", "WriteBundle validating", "DropPrevious"], world.Steps);
        Assert.Single(world.Secret!.Content.Authorities);
        world.AssertWell();
    }

    [Fact]
    public void Takes_in_an_authority_that_a_configuration_trusts_already()
    {
        var other = CertificateIssuer.Authority("cert-manager", Webhook.Testing.A.Moment, Year);
        var world = new CertificateWorld();
        world.Overwrite(1, 0, other.Certificate);

        world.Settle();

        Assert.Equal(TrustedCertificate.All(other.Certificate), world.Secret!.Content.Authorities.Skip(1));
        Assert.All(world.Configurations.SelectMany(configuration => configuration.Bundles), bundle => Assert.Contains(other.Certificate.Trim(), bundle, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tls.key", "-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n", "tls.crt or tls.key can't be read")]
    [InlineData("tls.crt", "nonsense", "tls.crt or tls.key can't be read")]
    [InlineData("tls.crt", "", "tls.crt or tls.key can't be read")]
    public void Issues_anew_when_the_certificate_is_broken(string entry, string value, string reason)
    {
        var world = Settled();
        world.Damage(entry, (secret, version) => secret.With(entry, value, version));

        var step = Next(world);
        world.Settle();

        Assert.Equal((CertificateAction.IssueCertificate, reason), (step.Action, step.Reason));
        world.AssertWell();
    }

    [Theory]
    [InlineData("ca.key", "nonsense", "ca.key is not the key of an authority in ca.crt")]
    [InlineData("ca.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "ca.crt holds no certificate")]
    public void Makes_a_new_authority_when_the_one_there_is_broken(string entry, string value, string reason)
    {
        var world = Settled();
        world.Damage(entry, (secret, version) => secret.With(entry, value, version));

        var step = Next(world);
        world.Settle();

        Assert.Equal((CertificateAction.MakeAuthority, reason), (step.Action, step.Reason));
        world.AssertWell();
    }

    [Fact]
    public void Issues_anew_for_names_that_are_missing()
    {
        var world = Settled();

        var step = CertificatePlan.Next(world.Secret!.Content, Trust(world), [.. CertificateWorld.Names.Hosts, "10.0.0.7"], world.Now);

        Assert.Equal((CertificateAction.IssueCertificate, "it is not for 10.0.0.7"), (step.Action, step.Reason));
    }

    [Fact]
    public void Issues_anew_when_a_clock_was_ahead()
    {
        var world = Settled();
        var ahead = world.Now + TimeSpan.FromDays(30);
        var step = new CertificateStep(CertificateAction.IssueCertificate, "") { Authorities = world.Secret!.Content.Authorities };
        var future = CertificateChange.Of(step, world.Secret.Content, CertificateWorld.Names.Hosts, ahead);

        var next = CertificatePlan.Next(future, Trust(world), CertificateWorld.Names.Hosts, world.Now);

        Assert.Equal(CertificateAction.IssueCertificate, next.Action);
        Assert.StartsWith("the certificate is valid only from", next.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_a_bounded_number_of_earlier_authorities()
    {
        var world = Settled();
        for (var i = 0; i < 20; i++)
        {
            world.Advance(TimeSpan.FromDays(1));
            world.Damage("ca.key", (secret, version) => secret.Without("ca.key", version));
            world.Settle();
        }

        Assert.Equal(17, world.Secret!.Content.Authorities.Count);
        world.AssertWell();
    }

    [Fact]
    public void Writes_a_bundle_that_somebody_took_away()
    {
        var world = Settled();

        world.Overwrite(1, 1, "");
        world.Settle();

        Assert.Equal(["WriteBundle validating"], world.Steps);
        world.AssertWell();
    }

    [Fact]
    public void Shows_no_key_in_its_texts()
    {
        var secret = Settled().Secret!.Content;

        Assert.DoesNotContain("KEY", $"{secret} {secret.Serving}", StringComparison.Ordinal);
    }

    private static CertificateWorld Settled()
    {
        var world = new CertificateWorld();
        world.Settle();
        world.Steps.Clear();
        return world;
    }

    private static CertificateStep Next(CertificateWorld world) =>
        CertificatePlan.Next(world.Secret!.Content, Trust(world), CertificateWorld.Names.Hosts, world.Now);

    private static ConfigurationTrust[] Trust(CertificateWorld world) => [.. world.Configurations.Select(configuration => configuration.Trust)];
}
