using Webhook.Metrics;
using Webhook.Metrics.Exposition;

namespace Webhook.Server;

/// <summary><c>/metrics</c>: what Prometheus scrapes, in the format and coding that it asks for.</summary>
internal sealed class MetricsEndpoint(MetricRegistry metrics)
{
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
