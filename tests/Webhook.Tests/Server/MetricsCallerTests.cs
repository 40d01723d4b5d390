using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Webhook.Metrics;
using Webhook.Server;

namespace Webhook.Tests.Server;

/// <summary>Callers of <c>/metrics</c> that are slow or gone.</summary>
public sealed class MetricsCallerTests
{
    [Fact]
    public async Task Lets_a_scrape_through_a_slow_line_take_its_time()
    {
        var bound = new Bound { MinDataRate = new(100_000, TimeSpan.FromSeconds(5)) };
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMinResponseDataRateFeature>(bound);

        await ScrapeAsync(context);

        Assert.InRange(bound.MinDataRate!.BytesPerSecond, 1, 1_000);
    }

    [Fact]
    public async Task Ends_without_an_error_when_the_caller_is_gone()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body }, RequestAborted = new(canceled: true) };

        await ScrapeAsync(context);

        Assert.Empty(body.ToArray());
    }

    private static async Task ScrapeAsync(HttpContext context)
    {
        await using var services = new ServiceCollection().AddLogging().AddMetricsEndpoint().BuildServiceProvider();
        await MetricsEndpoint.Create(services, new Instruments().Registry)(context);
    }

    private sealed class Bound : IHttpMinResponseDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
