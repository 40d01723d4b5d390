using System.Net;

namespace Webhook.Tests.EndToEnd;

public sealed class MetricsOnWebhookPortTests
{
    [Fact]
    public async Task Serves_them_over_TLS_where_asked_for()
    {
        await using var server = await TestServer.StartAsync(new() { MetricsOnWebhookPort = true });

        using var answer = await server.Client().GetAsync("/metrics", TestContext.Current.CancellationToken);
        using var posted = await server.Client().PostAsync("/metrics", TestServer.Json("{}"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\ndaemonset_webhook_build_info{", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.OperationsAsync("/metrics")).Status);
    }

    [Theory]
    [InlineData(false, "/metrics")]
    [InlineData(true, "/readyz")]
    public async Task Serves_nothing_there_that_was_not_asked_for(bool metrics, string path)
    {
        await using var server = await TestServer.StartAsync(new() { MetricsOnWebhookPort = metrics });

        using var answer = await server.Client().GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
