using System.Net;
using Webhook.Certificates;
using Webhook.Policy.Policies;
using Webhook.Server;

namespace Webhook.Tests.EndToEnd;

public sealed class ReloadUnderLoadTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Swaps_certificate_and_policy_without_a_failed_request(string version)
    {
        using var folder = new TestFolder();
        var authority = CertificateIssuer.Authority("test", Now, TimeSpan.FromDays(3650));
        var trusted = folder.Write("ca.crt", authority.Certificate);
        Swap(folder, "1", CertificateIssuer.Serving(authority, ["localhost"], Now, TimeSpan.FromDays(10)), PolicyReader.DefaultPolicyText);
        await using var server = await TestServer.StartAsync(new ServeOptions
        {
            TlsCertificate = folder.File("live/tls.crt"),
            TlsKey = folder.File("live/tls.key"),
            Policies = [folder.File("live")],
        });
        HttpClient Client() => server.Client(Version.Parse(version), authority: trusted);
        var first = await server.MetricAsync("daemonset_webhook_certificate_expiry_timestamp_seconds{certificate=\"serving\"}");

        await using (var kept = new Load(2, Client))
        await using (var reconnecting = new Load(1, Client, reconnect: true))
        {
            await kept.AnswersAsync(20);
            Swap(folder, "2", CertificateIssuer.Serving(authority, ["localhost"], Now, TimeSpan.FromDays(20)), PolicyReader.DefaultPolicyText.Replace("name: default", "name: changed", StringComparison.Ordinal));
            server.Reload();
            await kept.AnswersAsync(20);
            await reconnecting.AnswersAsync(5);
            await kept.StopAsync();
            await reconnecting.StopAsync();
        }

        Assert.Equal(first + TimeSpan.FromDays(10).TotalSeconds, await server.MetricAsync("daemonset_webhook_certificate_expiry_timestamp_seconds{certificate=\"serving\"}"));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_certificate_reloads_total{result=\"success\"}"));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_policy_reloads_total{result=\"success\"}"));
        Assert.Contains("daemonset_webhook_policy_info{policy=\"changed\",", (await server.OperationsAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_over_a_thousand_policies_one_after_another_without_a_failed_request()
    {
        using var folder = new TestFolder();
        var path = folder.Write("policy.yaml", PolicyReader.DefaultPolicyText);
        await using var server = await TestServer.StartAsync(new ServeOptions { Policies = [path] });
        var (client, review) = (server.Client(), Reviews.Create(Reviews.Agent()));
        await TestServer.ReviewAsync(client, "/mutate", review);

        for (var number = 1; number <= 1000; number++)
        {
            // By a rename and in place in turn; every tenth is no good.
            folder.Write("next.yaml", number % 10 == 0 ? "kind: Nonsense\n" : PolicyReader.DefaultPolicyText.Replace("name: default", $"name: number-{number}", StringComparison.Ordinal));
            File.Copy(folder.File("next.yaml"), number % 2 == 0 ? folder.File("renamed.yaml") : path, overwrite: true);
            if (number % 2 == 0)
                File.Move(folder.File("renamed.yaml"), path, overwrite: true);

            var answering = TestServer.ReviewAsync(client, "/mutate?timeout=10s", review);
            server.Reload();
            Assert.True((await answering).TryGetProperty("patch", out _));
        }

        Assert.Equal(900, await server.MetricAsync("daemonset_webhook_policy_reloads_total{result=\"success\"}"));
        Assert.Equal(100, await server.MetricAsync("daemonset_webhook_policy_reloads_total{result=\"failure\"}"));
        Assert.Contains("daemonset_webhook_policy_info{policy=\"number-999\",", (await server.OperationsAsync("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_with_the_last_good_state_when_files_break()
    {
        using var folder = new TestFolder();
        var authority = CertificateIssuer.Authority("test", Now, TimeSpan.FromDays(3650));
        var trusted = folder.Write("ca.crt", authority.Certificate);
        Swap(folder, "1", CertificateIssuer.Serving(authority, ["localhost"], Now, TimeSpan.FromDays(10)), PolicyReader.DefaultPolicyText);
        await using var server = await TestServer.StartAsync(new ServeOptions
        {
            TlsCertificate = folder.File("live/tls.crt"),
            TlsKey = folder.File("live/tls.key"),
            Policies = [folder.File("live")],
        });

        var mismatched = CertificateIssuer.Serving(authority, ["localhost"], Now, TimeSpan.FromDays(20)) with { Key = authority.Key };
        Swap(folder, "2", mismatched, PolicyReader.DefaultPolicyText + "\nnonsense: true\n");
        server.Reload();
        server.Reload();
        var response = await TestServer.ReviewAsync(server.Client(HttpVersion.Version20, authority: trusted), "/mutate", Reviews.Create(Reviews.Agent()));

        Assert.True(response.TryGetProperty("patch", out _));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_certificate_reloads_total{result=\"failure\"}"));
        Assert.Equal(1, await server.MetricAsync("daemonset_webhook_policy_reloads_total{result=\"failure\"}"));
        var (status, text) = await server.OperationsAsync("/readyz?verbose");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("[+]certificate ok, but the last good one is in use: the key is not the key of the certificate", text, StringComparison.Ordinal);
        Assert.Contains("[+]policy ok, but the last good one is in use: ", text, StringComparison.Ordinal);

        Swap(folder, "3", CertificateIssuer.Serving(authority, ["localhost"], Now, TimeSpan.FromDays(20)), PolicyReader.DefaultPolicyText);
        server.Reload();
        Assert.Equal("[+]certificate ok\n[+]policy ok\n[+]draining ok\nreadyz check passed\n", (await server.OperationsAsync("/readyz?verbose")).Text);
    }

    /// <summary>As kubelet does it: a new folder, and the one symlink that every file is reached by is pointed at it.</summary>
    private static void Swap(TestFolder folder, string generation, PemPair serving, string policy)
    {
        var real = Directory.CreateDirectory(folder.File("..gen-" + generation)).FullName;
        File.WriteAllText(Path.Combine(real, "tls.crt"), serving.Certificate);
        File.WriteAllText(Path.Combine(real, "tls.key"), serving.Key);
        File.WriteAllText(Path.Combine(real, "policy.yaml"), policy);
        var data = folder.File("live/..data");
        if (generation == "1")
        {
            Directory.CreateDirectory(folder.File("live"));
            foreach (var name in new[] { "tls.crt", "tls.key", "policy.yaml" })
                File.CreateSymbolicLink(folder.File("live/" + name), Path.Combine("..data", name));
        }

        File.Delete(data);
        File.CreateSymbolicLink(data, real);
    }
}
