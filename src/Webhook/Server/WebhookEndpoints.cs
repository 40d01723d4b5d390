using Webhook.Admission;
using Webhook.Http;

namespace Webhook.Server;

/// <summary>The webhook port: <c>/mutate</c> and <c>/validate</c>.</summary>
internal sealed class WebhookEndpoints(AdmissionEndpoint mutate, AdmissionEndpoint validate, Draining draining)
{
    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        // HTTP/2 has no such header; there the listener's end is announced by GOAWAY.
        if (draining.HasBegun && context.Request.Protocol == HttpProtocol.Http11)
            context.Response.Headers.Connection = "close";

        return context.Request.Path.Value switch
        {
            "/mutate" => mutate.HandleAsync(context),
            "/validate" => validate.HandleAsync(context),
            _ => PlainText.WriteAsync(context, StatusCodes.Status404NotFound, "not served here; there are POST /mutate and POST /validate"),
        };
    }
}
