namespace Webhook.Tests.EndToEnd;

public sealed class ReloadMetricsTests
{
    private const string Successful = "daemonset_webhook_last_reload_successful";

    [Fact]
    public async Task Shows_a_broken_policy_file_until_it_is_mended()
    {
        using var folder = new TestFolder();
        const string Good = "{apiVersion: daemonset-webhook.dev/v1alpha1, kind: DaemonSetPolicy, metadata: {name: default}}";
        await using var server = await TestServer.StartAsync(new() { Policies = [folder.Write("policy.yaml", Good)] });
        Assert.Equal(1, await server.MetricAsync($"{Successful}{{source=\"policy_files\"}}"));

        folder.Write("policy.yaml", "kind: [");
        server.Reload();

        Assert.Equal(0, await server.MetricAsync($"{Successful}{{source=\"policy_files\"}}"));
        Assert.Equal(1, await server.MetricAsync($"{Successful}{{source=\"certificate\"}}"));

        folder.Write("policy.yaml", Good);
        server.Reload();

        Assert.Equal(1, await server.MetricAsync($"{Successful}{{source=\"policy_files\"}}"));
    }

    [Fact]
    public async Task Shows_a_certificate_that_does_not_fit_its_key()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(1, await server.MetricAsync($"{Successful}{{source=\"certificate\"}}"));

        await File.WriteAllTextAsync(server.Settings.Certificate.Name, "no certificate", TestContext.Current.CancellationToken);
        server.Reload();

        Assert.Equal(0, await server.MetricAsync($"{Successful}{{source=\"certificate\"}}"));
        Assert.Equal(1, await server.MetricAsync($"{Successful}{{source=\"policy_files\"}}"));
    }

    [Theory]
    [InlineData("metrics", true)]
    [InlineData("off", false)]
    public async Task Shows_the_interval_of_the_audit_where_there_is_one(string mode, bool isShown)
    {
        await using var live = await LiveServer.StartAsync(change: options => options with { Audit = mode, AuditInterval = "90s" });

        var (_, text) = await live.Server.OperationsAsync("/metrics");

        Assert.Equal(isShown, text.Contains("\ndaemonset_webhook_audit_interval_seconds 90\n", StringComparison.Ordinal));
        Assert.Equal(1, await live.Server.MetricAsync($"{Successful}{{source=\"policy_resources\"}}"));
    }
}
