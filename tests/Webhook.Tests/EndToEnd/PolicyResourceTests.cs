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

    private static void Put(FakeApiServer api, int generation, string spec) => api.Put(
        "dsp/teams", $$$"""{"metadata":{"name":"teams","uid":"u","resourceVersion":"$V","generation":{{{generation}}}},"spec":{{{spec}}}}""", "daemonsetpolicies");

    private static bool IsInUse(LiveServer live) => live.Server.Server.Policies.Current.Loaded.Any(policy => policy.Policy.Name == "dsp/teams");
}
