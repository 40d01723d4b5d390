using System.Security.Cryptography;
using Webhook.Certificates;

namespace Webhook.Tests.Certificates;

public sealed class ServingCertificateTests
{
    private static readonly PemPair Good = Issue();

    public static TheoryData<string, string> BadKeys
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return new()
            {
                { "", "the key file holds no PRIVATE KEY block" },
                { Good.Certificate, "the key file holds no PRIVATE KEY block" },
                { key.ExportPkcs8PrivateKeyPem(), "the key is not the key of the certificate, or is damaged" },
                { "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "the key is not the key of the certificate, or is damaged" },
                {
                    key.ExportEncryptedPkcs8PrivateKeyPem("secret", new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)),
                    "the key is encrypted; write it without a password"
                },
            };
        }
    }

    [Theory]
    [MemberData(nameof(BadKeys), DisableDiscoveryEnumeration = true)]
    public void Says_what_is_wrong_with_a_key(string key, string expected)
    {
        var refusal = Assert.Throws<CryptographicException>(() => ServingCertificate.Load(Good with { Key = key }));

        Assert.Equal(expected, refusal.Message);
    }

    [Fact]
    public void Finds_the_key_behind_its_parameters()
    {
        // As openssl writes it.
        var pair = Good with { Key = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + Good.Key };

        Assert.True(ServingCertificate.Load(pair).Leaf.HasPrivateKey);
    }

    private static PemPair Issue()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));
        return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
