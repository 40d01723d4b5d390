using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Webhook.Metrics;
using Webhook.Server;

namespace Webhook.Tests.Server;

public sealed class MetricsEndpointPatienceTests
{
    [Fact]
    public async Task Lets_a_scrape_through_a_slow_line_take_its_time()
    {
        using var instruments = new Instruments();
        using var registry = instruments.Collect();
        var bound = new Bound { MinDataRate = new(100_000, TimeSpan.FromSeconds(5)) };
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMinResponseDataRateFeature>(bound);

        await new MetricsEndpoint(registry).HandleAsync(context);

        Assert.InRange(bound.MinDataRate!.BytesPerSecond, 1, 1_000);
    }

    private sealed class Bound : IHttpMinResponseDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
