using System.Text;
using System.Text.Json.Nodes;
using Webhook.Certificates;
using Webhook.Kubernetes.Api;

namespace Webhook.ControlPlane.Tests.Certificates;

/// <summary>
/// Two replicas with a self-managed certificate behind a real API server, which must reach both for each admission and takes
/// no answer for a refusal: whatever happens to the certificate, no admission fails.
/// </summary>
public sealed class SelfManagedCertificateTests : SelfManagedRelease
{
    private static readonly ResourcePath Secret = new("", "v1", "secrets", "default", "daemonset-webhook-tls");

    [Fact]
    public async Task Fails_no_admission_whatever_happens_to_the_Secret_or_the_leader()
    {
        await StartAsync(new(TimeSpan.Zero));
        await using var admissions = await SteadyAdmissions.StartAsync(Cluster);

        await admissions.PassAsync(20);
        await ReplacedAsync(() => Cluster.DeleteAsync(Secret));
        await admissions.PassAsync(20);
        await ReplacedAsync(() => SetAsync("tls.key", "nonsense"));
        await ReplacedAsync(() => SetAsync("ca.key", "nonsense"));
        await ReplacedAsync(() => SetAsync("ca.crt", ""));
        await admissions.PassAsync(20);

        var leader = await LeaderAsync();
        var next = Replicas.Single(replica => replica != leader);
        await PointAsync("MutatingWebhookConfiguration", new(next.Address, "/mutate"));
        await PointAsync("ValidatingWebhookConfiguration", new(next.Address, "/validate"));
        Replicas.Remove(leader);
        await Cluster.DeleteAsync(Secret);
        await leader.DisposeAsync();
        await Eventually.GetAsync("a Secret of the next leader", async () => await EntryAsync("tls.crt") is { Length: > 0 } certificate ? certificate : null);
        await admissions.PassAsync(20);

        Assert.True(await next.LeadsAsync());
        Assert.Empty(admissions.Failures);
        Assert.True(await next.AnsweredAsync() >= 80);
        var trusted = await EntryAsync("ca.crt");
        Assert.Equal(trusted, await BundleAsync("MutatingWebhookConfiguration"));
        Assert.Equal(trusted, await BundleAsync("ValidatingWebhookConfiguration"));
    }

    [Fact]
    public async Task Renews_certificate_and_authority_without_a_failed_admission_when_the_clock_moves()
    {
        // What is issued in the past is what the real API server accepts today.
        var now = TimeProvider.System.GetUtcNow();
        var clock = new MovableClock(TimeSpan.FromDays(-300));
        var authority = CertificateIssuer.Authority("old", now - TimeSpan.FromDays(2500), CertificateLifetimes.Authority);
        await Cluster.CreateAsync(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject { ["name"] = Secret.Name, ["namespace"] = Secret.Namespace },
            ["type"] = "kubernetes.io/tls",
            ["data"] = new JsonObject { ["tls.crt"] = "", ["tls.key"] = "", ["ca.crt"] = Base64(authority.Certificate), ["ca.key"] = Base64(authority.Key) },
        });
        await StartAsync(clock);
        await using var admissions = await SteadyAdmissions.StartAsync(Cluster);
        await admissions.PassAsync(20);
        Assert.Equal(authority.Certificate, await EntryAsync("ca.crt"));

        // 300 of 365 days: the certificate is due. 2500 of 3650 days: so is the authority, which was not at 2200.
        await ReplacedAsync(() => Moved(clock, TimeSpan.Zero));
        await admissions.PassAsync(20);

        Assert.Empty(admissions.Failures);
        Assert.StartsWith(authority.Certificate, (await EntryAsync("ca.crt"))!.Split("-----END CERTIFICATE-----\n", 2)[1], StringComparison.Ordinal);
    }

    private static Task Moved(MovableClock clock, TimeSpan offset)
    {
        clock.Offset = offset;
        return Task.CompletedTask;
    }

    /// <summary>Does something that calls for another certificate, and waits until every replica serves it.</summary>
    private async Task ReplacedAsync(Func<Task> change)
    {
        var before = await Task.WhenAll(Replicas.Select(replica => replica.SerialAsync()));
        await change();
        await Eventually.GetAsync("every replica to serve another certificate", async () =>
            (await Task.WhenAll(Replicas.Select(replica => replica.SerialAsync()))) is var serials
            && serials.Distinct().Count() == 1 && !before.Contains(serials[0]) ? "" : null);
    }

    private async Task<Replica> LeaderAsync() => await Eventually.GetAsync("a leader", async () =>
    {
        foreach (var replica in Replicas)
        {
            if (await replica.LeadsAsync())
                return replica;
        }

        return null;
    });

    private Task<JsonObject> SetAsync(string entry, string value) =>
        Cluster.PatchAsync(Secret, new JsonObject { ["data"] = new JsonObject { [entry] = Base64(value) } });

    private async Task<string?> EntryAsync(string name) =>
        (await Cluster.GetAsync(Secret))?["data"]?[name]?.ToString() is { } value ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : null;

    /// <summary>Sends the requests elsewhere, as the Service would.</summary>
    private async Task PointAsync(string kind, Uri webhook)
    {
        var configuration = await Cluster.ReadAsync(PathOf(kind));
        configuration["webhooks"]![0]!["clientConfig"]!["url"] = webhook.ToString();
        await Cluster.ReplaceAsync(configuration);
    }

    private async Task<string?> BundleAsync(string kind) =>
        Encoding.UTF8.GetString(Convert.FromBase64String((await Cluster.ReadAsync(PathOf(kind)))["webhooks"]![0]!["clientConfig"]!["caBundle"]!.ToString()));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
