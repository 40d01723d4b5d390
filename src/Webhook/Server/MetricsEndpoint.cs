using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Prometheus;

namespace Webhook.Server;

/// <summary><c>/metrics</c>: what Prometheus scrapes, in the format and coding that it asks for.</summary>
internal static class MetricsEndpoint
{
    /// <summary>
    /// Of answers, the page of metrics alone is large. Whoever looks at it may do so through a port-forward over a slow line: for that
    /// Kestrel's own bound holds, not the one against callers of the webhooks that read nothing.
    /// </summary>
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Adds what <see cref="Create"/> needs.</summary>
    public static IServiceCollection AddMetricsEndpoint(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes = ["text/plain", "application/openmetrics-text"];
    });

    /// <summary>Answers a GET; of a HEAD, the headers alone.</summary>
    /// <param name="services">Services of the application, with those of <see cref="AddMetricsEndpoint"/>.</param>
    /// <param name="registry">What is shown.</param>
    public static RequestDelegate Create(IServiceProvider services, CollectorRegistry registry) => new ApplicationBuilder(services)
        .Use(Prepare)
        .UseResponseCompression()
        .UseMetricServer(settings => settings.Registry = registry, url: null)
        .Build();

    private static Task Prepare(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Vary = new(["Accept", "Accept-Encoding"]);
        context.Response.Headers.XContentTypeOptions = "nosniff";

        // HTTP/2 has no such feature; nobody scrapes over it through a slow line.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } bound)
            bound.MinDataRate = SlowestReader;

        return next(context);
    }
}
