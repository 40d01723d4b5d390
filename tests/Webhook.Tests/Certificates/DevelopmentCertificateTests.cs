using System.Runtime.Versioning;
using Webhook.Certificates;
using Webhook.Testing;
using Webhook.Tests.EndToEnd;

namespace Webhook.Tests.Certificates;

public sealed class DevelopmentCertificateTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private CertificateFolder Certificates => new(_folder.File("certs"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Makes_the_pair_once_with_keys_for_the_owner_only()
    {
        Assert.True(DevelopmentCertificate.Ensure(Certificates, A.Moment));
        var first = Certificates.Serving.Read();
        Assert.False(DevelopmentCertificate.Ensure(Certificates, A.Moment + TimeSpan.FromDays(300)));

        Assert.Equal(first, Certificates.Serving.Read());
        Assert.True(OperatingSystem.IsWindows() || IsForItsOwnerOnly(Certificates.Serving.Key));
        Assert.True(OperatingSystem.IsWindows() || IsForItsOwnerOnly(Certificates.AuthorityKey));
        Assert.Equal(4, Directory.GetFiles(_folder.File("certs")).Length);
    }

    [Theory]
    [InlineData(364, false, false)]
    [InlineData(366, true, false)]
    [InlineData(3651, true, true)]
    public void Renews_what_has_expired_and_nothing_else(int days, bool leaf, bool authority)
    {
        DevelopmentCertificate.Ensure(Certificates, A.Moment);
        var (oldLeaf, oldAuthority) = (Certificates.Serving.Read(), File.ReadAllText(Certificates.AuthorityCertificate));

        Assert.Equal(leaf, DevelopmentCertificate.Ensure(Certificates, A.Moment + TimeSpan.FromDays(days)));

        Assert.Equal(leaf, oldLeaf != Certificates.Serving.Read());
        Assert.Equal(authority, oldAuthority != File.ReadAllText(Certificates.AuthorityCertificate));
    }

    [Theory]
    [InlineData("tls.key", "nonsense")]
    [InlineData("tls.crt", "")]
    [InlineData("ca.crt", "nonsense")]
    [InlineData("ca.key", "")]
    public void Replaces_a_pair_that_is_broken(string file, string text)
    {
        DevelopmentCertificate.Ensure(Certificates, A.Moment);
        File.WriteAllText(_folder.File("certs/" + file), text);

        Assert.True(DevelopmentCertificate.Ensure(Certificates, A.Moment));
        Assert.False(DevelopmentCertificate.Ensure(Certificates, A.Moment));
    }

    [Fact]
    public void Replaces_a_pair_of_another_authority()
    {
        DevelopmentCertificate.Ensure(Certificates, A.Moment);
        Certificates.WriteAuthority(CertificateIssuer.Authority(DevelopmentCertificate.AuthorityName, A.Moment, CertificateLifetimes.Authority));

        Assert.True(DevelopmentCertificate.Ensure(Certificates, A.Moment));
        Assert.False(DevelopmentCertificate.Ensure(Certificates, A.Moment));
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsForItsOwnerOnly(string path) => File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);
}
