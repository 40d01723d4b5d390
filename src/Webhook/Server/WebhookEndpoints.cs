using Webhook.Admission;
using Webhook.Http;

namespace Webhook.Server;

/// <summary>The webhook port: <c>/mutate</c>, <c>/validate</c> and, where asked for, <c>/metrics</c>.</summary>
/// <param name="mutate">Answers <c>/mutate</c>.</param>
/// <param name="validate">Answers <c>/validate</c>.</param>
/// <param name="metrics">Answers <c>/metrics</c>; <c>null</c> to serve it on the operations port alone.</param>
/// <param name="draining">Says when connections are to end.</param>
internal sealed class WebhookEndpoints(AdmissionEndpoint mutate, AdmissionEndpoint validate, OperationsEndpoint? metrics, Draining draining)
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
            "/metrics" when metrics is not null => metrics.HandleAsync(context),
            _ => PlainText.WriteAsync(context, StatusCodes.Status404NotFound, "not served here; there are POST /mutate and POST /validate"),
        };
    }
}
