using System.Security.Cryptography.X509Certificates;
using Webhook.Certificates;
using Webhook.Kubernetes.Connections;
using Webhook.Server;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>Which cluster a server follows.</summary>
public sealed class WhichClusterTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Follows_none_where_none_is_configured_and_warns_nobody()
    {
        await using var server = await TestServer.StartAsync();

        var warnings = LiveServer.Warnings(await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Create(Reviews.Agent())));

        Assert.Null(server.Server.Live);
        Assert.Empty(warnings);
        Assert.Equal("cluster:     none: there is no kubeconfig, and this is no pod; rules that need one are skipped", Line(server));
        Assert.DoesNotContain("daemonset_webhook_cache_", (await server.OperationsAsync("/metrics")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cluster", (await server.OperationsAsync("/readyz?verbose")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_the_cluster_of_the_current_kubeconfig_even_if_nothing_answers_there()
    {
        var machine = Machines.Developers(_folder, Machines.Kubeconfig(new("http://127.0.0.1:1")));
        await using var server = await StartAsync(new(), machine);

        Assert.Equal($"cluster:     http://127.0.0.1:1 (context test of {_folder.File(".kube/config")}); --no-cluster turns it off", Line(server));
        Assert.True((await TestServer.ReviewAsync(server.Client(), "/validate", Reviews.Create(Reviews.Agent()))).GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Follows_none_when_told_so()
    {
        var machine = Machines.Developers(_folder, Machines.Kubeconfig(new("http://127.0.0.1:1")));
        await using var server = await StartAsync(new() { NoCluster = true }, machine);

        Assert.Null(server.Server.Live);
        Assert.Equal("cluster:     none: --no-cluster is given; rules that need one are skipped", Line(server));
    }

    [Fact]
    public async Task Starts_beside_a_broken_kubeconfig_that_nobody_named()
    {
        var machine = Machines.Developers(_folder, Machines.Kubeconfig(new("http://127.0.0.1:1")).Replace("current-context: test", "current-context: old", StringComparison.Ordinal));
        await using var server = await StartAsync(new(), machine);

        Assert.Null(server.Server.Live);
        Assert.StartsWith("cluster:     none: ", Line(server), StringComparison.Ordinal);
        Assert.Contains("\"old\"", Line(server), StringComparison.Ordinal);
        Assert.Contains("\"old\"", Assert.Single(server.Log.Lines, line => line.Id == 4004).Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_start_with_a_broken_one_that_was_named()
    {
        var machine = Machines.Developers(_folder, Machines.Kubeconfig(new("http://127.0.0.1:1")));

        Assert.Contains(_folder.File("none"), Problem(new() { Kubeconfig = _folder.File("none") }, machine), StringComparison.Ordinal);
        Assert.Contains("\"old\"", Problem(new() { Context = "old" }, machine), StringComparison.Ordinal);
        Assert.Equal("--no-cluster and --context test can't stand together; drop one", Problem(new() { Context = "test", NoCluster = true }, machine));
        Assert.Equal("--max-cache-age is '0s', must be a duration above 0 such as 5m or 1m30s", Problem(new() { MaxCacheAge = "0s" }, machine));
        Assert.Equal("--forecast-pods is '-1', must be a whole number such as 10, or 0 for no forecast", Problem(new() { ForecastPods = "-1" }, machine));
    }

    [Fact]
    public async Task Takes_the_service_account_of_its_pod_and_follows_its_token()
    {
        var now = TimeProvider.System.GetUtcNow();
        var authority = CertificateIssuer.Authority("cluster", now, TimeSpan.FromDays(1));
        var pem = CertificateIssuer.Serving(authority, ["127.0.0.1"], now, TimeSpan.FromDays(1));
        using var loaded = X509Certificate2.CreateFromPem(pem.Certificate, pem.Key);
        using var certificate = X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), null);
        await using var api = await FakeApiServer.StartAsync(TimeProvider.System, certificate);
        var happenings = new Happenings();
        api.Arrived = happenings.Report;
        _folder.Write("ca.crt", authority.Certificate);
        _folder.Write("token", "first");
        await using var server = await StartAsync(new(), Machines.Pod(_folder, api.Address));

        await happenings.UntilAsync(() => api.OpenWatches > 0);
        _folder.Write("token", "second");
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        api.EachWatch(watch => watch.End(), forget: true);
        await happenings.UntilAsync(
            () => api.Requests.Any(request => request.Authorization == "Bearer second"), () => server.Clock.Advance(TimeSpan.FromSeconds(30)));

        Assert.EndsWith(" (in-cluster service account); --no-cluster turns it off", Line(server), StringComparison.Ordinal);
        Assert.Equal(["Bearer first", "Bearer second"], api.Requests.Select(request => request.Authorization).Distinct());
    }

    private static string Line(TestServer server) =>
        StartupLines.Of(server.Server, server.Settings).Single(line => line.StartsWith("cluster:", StringComparison.Ordinal));

    private static Task<TestServer> StartAsync(ServeOptions options, ConnectionEnvironment machine) =>
        TestServer.StartAsync(options, surroundings => surroundings with { Machine = machine });

    private static string Problem(ServeOptions options, ConnectionEnvironment machine) =>
        Assert.Single(Assert.Throws<StartupException>(() => ServerSettings.Load(options, new() { Machine = machine })).Problems);
}
