using Webhook.Testing.ApiServers;

namespace Webhook.Tests.EndToEnd;

/// <summary>Policies that match by the labels of namespaces.</summary>
public sealed class NamespaceSelectorTests : IDisposable
{
    private static readonly string Create = Reviews.Create(Reviews.Agent());

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("prod", true)]
    [InlineData("test", false)]
    public async Task Match_by_the_live_namespace(string env, bool matches)
    {
        await using var live = await StartAsync(api => LiveObjects.PutNamespace(api, "logging", env));

        var mutated = await TestServer.ReviewAsync(live.Server.Client(), "/mutate", Create);
        var validated = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.Equal(matches, mutated.TryGetProperty("patch", out _));
        Assert.Equal(matches, !validated.GetProperty("allowed").GetBoolean());
        Assert.Empty(LiveServer.Warnings(mutated));
    }

    [Fact]
    public async Task Hold_on_while_the_cluster_is_silent()
    {
        await using var live = await StartAsync(api => LiveObjects.PutNamespace(api, "logging", "prod"));

        await live.LoseClusterAsync();
        live.Clock.Advance(TimeSpan.FromHours(1));
        var validated = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.False(validated.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Are_named_by_both_webhooks_in_the_same_words_where_the_namespace_is_not_known()
    {
        await using var live = await StartAsync(_ => { });

        var mutated = await TestServer.ReviewAsync(live.Server.Client(), "/mutate", Create);
        var validated = await TestServer.ReviewAsync(live.Server.Client(), "/validate", Create);

        Assert.Equal(
            ["DaemonSet logging/agent: policy prod was not applied: the labels of namespace logging are not known, since it is not among the cluster's namespaces yet"],
            LiveServer.Warnings(mutated));
        Assert.Equal(LiveServer.Warnings(mutated), LiveServer.Warnings(validated));
        Assert.Equal("prod", mutated.GetProperty("auditAnnotations").GetProperty("skipped-policies").GetString());
        Assert.Equal("prod", validated.GetProperty("auditAnnotations").GetProperty("skipped-policies").GetString());
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_policies_skipped_total{webhook=\"mutate\"}"));
        Assert.Equal(1, await live.Server.MetricAsync("daemonset_webhook_policies_skipped_total{webhook=\"validate\"}"));
    }

    [Fact]
    public async Task Are_named_where_no_cluster_is_followed()
    {
        await using var server = await TestServer.StartAsync(new() { Policies = [Policy()] });

        var validated = await TestServer.ReviewAsync(server.Client(), "/validate", Create);

        Assert.Equal(
            ["DaemonSet logging/agent: policy prod was not applied: the labels of namespace logging are not known, since daemonset-webhook follows no cluster"],
            LiveServer.Warnings(validated));
    }

    private Task<LiveServer> StartAsync(Action<FakeApiServer> fill) => LiveServer.StartAsync(fill, options => options with { Policies = [Policy()] });

    private string Policy() => _folder.Write("policy.yaml", """
        apiVersion: daemonset-webhook.dev/v1alpha1
        kind: DaemonSetPolicy
        metadata: {name: prod}
        spec:
          match: {namespaceSelector: {matchLabels: {env: prod}}}
          rules:
            required-labels: {action: Deny, labels: [{key: team}]}
        """);
}
