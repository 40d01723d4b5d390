using System.Text.Json.Nodes;
using Webhook.Audit;
using Webhook.Server;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>The background audit beside the server.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Measures_and_writes_nothing_on_a_machine_that_is_no_pod()
    {
        await using var live = await LiveServer.StartAsync(LiveObjects.FiveNodesWithAgent);
        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id == 7000), () => live.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(3, await live.Server.MetricAsync("daemonset_webhook_daemonset_eligible_nodes{namespace=\"logging\",daemonset=\"agent\"}"));
        Assert.DoesNotContain(live.Api.Requests, request => request.Method != "GET");
        Assert.DoesNotContain("daemonset_webhook_leader", (await live.Server.OperationsAsync("/metrics")).Text, StringComparison.Ordinal);
        Assert.Contains("audit:       every 10m, as metrics; --audit full writes reports and Events too", StartupLines.Of(live.Server.Server, live.Server.Settings));
    }

    [Fact]
    public async Task Leads_reports_and_gives_the_Lease_back_in_a_pod()
    {
        var lease = new JsonObject();
        await using var live = await LiveServer.StartAsync(
            api =>
            {
                LiveObjects.FiveNodesWithAgent(api);
                api.Write = (context, request) => Keep(context, request, lease);
            },
            options => options with { Audit = "full" });
        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id == 7000), () => live.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_leader"));
        Assert.Contains(live.Server.Log.Lines, line => line.Id == 7005);
        Assert.Contains(
            "audit:       every 10m, with reports and Events, by the replica that holds Lease default/daemonset-webhook",
            StartupLines.Of(live.Server.Server, live.Server.Settings));
        await live.Server.Server.EndAsync();
        await live.Server.Server.WaitAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await live.UntilAsync(() => lease["spec"]?["holderIdentity"]?.ToString() == "");
    }

    [Theory]
    [InlineData("", false, AuditMode.Off)]
    [InlineData("off", true, AuditMode.Off)]
    [InlineData("", true, AuditMode.Metrics)]
    [InlineData("Full", true, AuditMode.Full)]
    internal void Does_what_the_flag_says_and_nothing_without_a_cluster(string flag, bool cluster, AuditMode expected)
    {
        var machine = cluster ? Machines.Developers(_folder, Machines.Kubeconfig(new("http://127.0.0.1:1"))) : Machines.Bare(_folder.Path);

        var settings = ServerSettings.Load(new() { Audit = flag }, new() { Machine = machine, CertificateFolder = _folder.File("certs") });

        Assert.Equal(expected, settings.Audit);
    }

    [Theory]
    [InlineData("everything", "10m", false, "--audit is 'everything', must be one of off, metrics, full")]
    [InlineData("", "1s", false, "--audit-interval is '1s', must be a duration of 10s or more, such as 10m; what changes is judged within seconds anyway")]
    [InlineData("full", "10m", true, "--audit full and --no-cluster can't stand together, since the audit judges what is live; drop one")]
    public void Refuses_flags_that_make_no_sense(string mode, string interval, bool noCluster, string expected)
    {
        var options = new ServeOptions { Audit = mode, AuditInterval = interval, NoCluster = noCluster };

        var problems = ServeOptionsChecks.Problems(options);

        Assert.Equal(expected, Assert.Single(problems));
    }

    /// <summary>Keeps the one Lease.</summary>
    internal static Task Keep(Microsoft.AspNetCore.Http.HttpContext context, ObservedRequest request, JsonObject lease)
    {
        if (!request.Path.Contains("/leases", StringComparison.Ordinal))
            return FakeApiServer.Refuse(404, "NotFound")(context);

        lock (lease)
        {
            foreach (var (name, value) in JsonNode.Parse(request.Body)!.AsObject())
                lease[name] = value?.DeepClone();

            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, lease.ToJsonString());
        }
    }
}
