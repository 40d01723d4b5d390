using System.Net;
using System.Security.Cryptography.X509Certificates;
using Webhook.Certificates;
using Webhook.Server;

namespace Webhook.Tests.EndToEnd;

public sealed class MutualTlsTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly PemPair Authority = CertificateIssuer.Authority("callers", Now, Day);

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Serves_a_caller_of_the_authority(string version)
    {
        using var folder = new TestFolder();
        await using var server = await StartAsync(folder);
        using var identity = Load(CertificateIssuer.Client(Authority, "kube-apiserver", Now, Day));

        var response = await TestServer.ReviewAsync(server.Client(Version.Parse(version), identity), "/validate", Reviews.Create(Reviews.Agent()));

        Assert.True(response.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Refuses_callers_without_a_certificate_of_the_authority()
    {
        using var folder = new TestFolder();
        await using var server = await StartAsync(folder);
        var other = CertificateIssuer.Authority("callers", Now, Day);
        using var stranger = Load(CertificateIssuer.Client(other, "kube-apiserver", Now, Day));
        using var notForClients = Load(CertificateIssuer.Serving(Authority, ["localhost"], Now, Day));
        using var expired = Load(CertificateIssuer.Client(Authority, "kube-apiserver", Now, TimeSpan.FromMinutes(-30)));

        foreach (var identity in new[] { null, stranger, notForClients, expired })
        {
            var client = server.Client(HttpVersion.Version11, identity);
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                client.PostAsync("/validate", TestServer.Json(Reviews.Create(Reviews.Agent())), TestContext.Current.CancellationToken));
        }

        Assert.Equal(4, server.Log.Lines.Count(line => line.Id == 3004));
        Assert.Equal(HttpStatusCode.OK, (await server.OperationsAsync("/readyz")).Status);
    }

    [Fact]
    public async Task Follows_a_changed_bundle_and_keeps_the_last_good_one()
    {
        using var folder = new TestFolder();
        await using var server = await StartAsync(folder);
        var next = CertificateIssuer.Authority("callers", Now, Day);
        using var identity = Load(CertificateIssuer.Client(next, "kube-apiserver", Now, Day));

        folder.Write("callers.crt", Authority.Certificate + next.Certificate);
        server.Reload();
        folder.Write("callers.crt", "no certificate");
        server.Reload();
        var response = await TestServer.ReviewAsync(server.Client(identity: identity), "/validate", Reviews.Create(Reviews.Agent()));

        Assert.True(response.GetProperty("allowed").GetBoolean());
        Assert.Contains(server.Log.Lines, line => line.Id == 3003);
        Assert.Contains(
            $"[+]client-ca ok, but the last good one is in use: {folder.File("callers.crt")}: the file holds no CERTIFICATE block\n",
            (await server.OperationsAsync("/readyz?verbose")).Text,
            StringComparison.Ordinal);
    }

    private static Task<TestServer> StartAsync(TestFolder folder) =>
        TestServer.StartAsync(new ServeOptions { ClientCa = folder.Write("callers.crt", Authority.Certificate) });

    private static X509Certificate2 Load(PemPair pem) => X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
}
