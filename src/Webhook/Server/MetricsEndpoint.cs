using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Webhook.Metrics;
using Webhook.Metrics.Exposition;

namespace Webhook.Server;

/// <summary><c>/metrics</c>: what Prometheus scrapes, in the format and coding that it asks for.</summary>
internal sealed class MetricsEndpoint(MetricRegistry metrics)
{
    /// <summary>
    /// Of answers, the page of metrics alone is large. Whoever looks at it may do so through a port-forward over a slow line: for that
    /// Kestrel's own bound holds, not the one against callers of the webhooks that read nothing.
    /// </summary>
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Answers a GET; of a HEAD, the headers alone.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var format = AcceptedFormat.Of(request.Headers.Accept);
        var isCompressed = AcceptedCoding.TakesGzip(request.Headers.AcceptEncoding);
        response.ContentType = AcceptedFormat.ContentType(format);
        response.Headers.Vary = "Accept, Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        if (isCompressed)
            response.Headers.ContentEncoding = AcceptedCoding.Gzip;

        if (HttpMethods.IsHead(request.Method))
            return;

        // HTTP/2 has no such feature; nobody scrapes over it through a slow line.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } bound)
            bound.MinDataRate = SlowestReader;

        if (isCompressed)
        {
            using var gzip = new GzipWriter(response.BodyWriter);
            metrics.Write(gzip, format);
        }
        else
        {
            metrics.Write(response.BodyWriter, format);
        }

        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
