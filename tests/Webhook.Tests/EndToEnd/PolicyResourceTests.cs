using System.Net;
using Webhook.Policies.Resources;
using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>A server that judges by policies of its cluster.</summary>
public sealed class PolicyResourceTests
{
    private static readonly string Create = Reviews.Create(Reviews.Agent());

    [Fact]
    public async Task Judges_by_a_policy_of_the_cluster_from_its_creation_to_its_deletion()
    {
        await using var live = await LiveServer.StartAsync();

        Put(live.Api, 1, """{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"team"}]}}}""");
        await live.UntilAsync(() => IsInUse(live));
        var denied = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);
        Put(live.Api, 2, """{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"team","value":"("}]}}}""");
        await live.UntilAsync(() => live.Server.Server.Live!.Policies.Problem.Length > 0);
        var still = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);
        var (_, ready) = await live.Server.OperationsAsync("/readyz?verbose");
        var (_, metrics) = await live.Server.OperationsAsync("/metrics");
        live.Api.Delete("dsp/teams");
        await live.UntilAsync(() => !IsInUse(live));
        var allowed = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.False(denied.GetProperty("allowed").GetBoolean());
        Assert.Contains("required-labels: metadata.labels", denied.GetProperty("status").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("default, dsp/teams", denied.GetProperty("auditAnnotations").GetProperty("policies").GetString());
        Assert.False(still.GetProperty("allowed").GetBoolean());
        Assert.Contains("[+]policy-resources ok, but generation 2 of dsp/teams is refused\n", ready, StringComparison.Ordinal);
        Assert.Contains("daemonset_webhook_policy_info{policy=\"dsp/teams\",", metrics, StringComparison.Ordinal);
        Assert.Contains("daemonset_webhook_cache_objects{resource=\"daemonsetpolicies\"} 1\n", metrics, StringComparison.Ordinal);
        Assert.True(allowed.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Goes_on_with_the_policies_of_a_cluster_that_is_lost()
    {
        await using var live = await LiveServer.StartAsync(api => Put(api, 1, """{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"team"}]}}}"""));
        await live.UntilAsync(() => IsInUse(live));

        await live.LoseClusterAsync();
        var denied = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.False(denied.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Is_unready_until_the_policies_are_in_use()
    {
        await using var live = await LiveServer.StartUnsyncedAsync(api =>
        {
            Put(api, 1, TeamDenied);
            api.Fault = FakeApiServer.Hang;
        });
        await live.UntilAsync(() => !live.Api.Requests.IsEmpty);
        var (before, said) = await live.Server.OperationsAsync("/readyz");

        live.Api.Fault = null;
        live.Api.EachWatch(watch => watch.Drop(), forget: true);
        await live.UntilAsync(() => live.Server.Server.Live!.Policies.Unready.Length == 0, () => live.Clock.Advance(TimeSpan.FromSeconds(5)));
        var (after, _) = await live.Server.OperationsAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, before);
        Assert.Contains("[-]policy-resources failed: the DaemonSetPolicies of the cluster have not been listed yet", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after);
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(500, "InternalError")]
    public async Task Is_ready_loudly_without_policies_that_can_not_be_listed_in_time(int code, string reason)
    {
        await using var live = await LiveServer.StartUnsyncedAsync(api =>
        {
            Put(api, 1, TeamDenied);
            api.Fault = FakeApiServer.Refuse(code, reason, "no luck");
        });
        await live.UntilAsync(() => !live.Api.Requests.IsEmpty);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await live.Server.OperationsAsync("/readyz")).Status);

        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id == 5010), () => live.Clock.Advance(PolicyResources.Patience));
        // A request that was under way when the clock moved may have failed for another reason: the next try gets the answer again.
        await live.UntilAsync(
            () => live.Server.Server.Live!.Policies.Problem.EndsWith(": no luck", StringComparison.Ordinal),
            () => live.Clock.Advance(PolicyResources.Patience));
        var (status, ready) = await live.Server.OperationsAsync("/readyz?verbose");
        var allowed = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(
            "[+]policy-resources ok, but requests are judged without the DaemonSetPolicies of the cluster, which could not be listed within 30 s: no luck\n",
            ready,
            StringComparison.Ordinal);
        Assert.Equal(0, await live.Server.MetricAsync("daemonset_webhook_last_reload_successful{source=\"policy_resources\"}"));
        Assert.True(allowed.GetProperty("allowed").GetBoolean());

        live.Api.Fault = null;
        await live.UntilAsync(() => live.Server.Log.Lines.Any(line => line.Id == 5011), () => live.Clock.Advance(TimeSpan.FromSeconds(30)));
        var denied = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.False(denied.GetProperty("allowed").GetBoolean());
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_last_reload_successful{source=\"policy_resources\"}"));
    }

    [Fact]
    public async Task Goes_by_the_last_good_generation_after_a_restart()
    {
        const string Bad = """{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"team","value":"("}]}}}""";
        var kept = System.Text.Json.JsonSerializer.Serialize(TeamDenied);
        await using var live = await LiveServer.StartAsync(api => api.Put(
            "dsp/teams",
            $$$"""{"metadata":{"name":"teams","uid":"u","resourceVersion":"$V","generation":2},"spec":{{{Bad}}},"status":{"lastGood":{"generation":1,"spec":{{{kept}}} } } }""",
            "daemonsetpolicies"));

        await live.UntilAsync(() => live.Server.Server.Live!.Policies.Unready.Length == 0);
        var denied = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.False(denied.GetProperty("allowed").GetBoolean());
        Assert.Contains(live.Server.Log.Lines, line => line.Line.StartsWith("Policy dsp/teams, generation 2, is refused and generation 1 stays in use: ", StringComparison.Ordinal));
    }

    private const string TeamDenied = """{"rules":{"required-labels":{"action":"Deny","labels":[{"key":"team"}]}}}""";

    private static void Put(FakeApiServer api, int generation, string spec) => api.Put(
        "dsp/teams", $$$"""{"metadata":{"name":"teams","uid":"u","resourceVersion":"$V","generation":{{{generation}}}},"spec":{{{spec}}}}""", "daemonsetpolicies");

    private static bool IsInUse(LiveServer live) => live.Server.Server.Policies.Current.Loaded.Any(policy => policy.Policy.Name == "dsp/teams");
}
