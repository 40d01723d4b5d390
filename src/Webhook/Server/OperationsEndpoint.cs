using Webhook.Http;

namespace Webhook.Server;

/// <summary>The operations port: health, metrics and the log level.</summary>
/// <remarks>Answers as kube-apiserver's own health endpoints do (k8s.io/apiserver pkg/server/healthz).</remarks>
internal sealed class OperationsEndpoint(IReadOnlyList<ReadinessCheck> checks, RequestDelegate metrics, LogLevelEndpoint logLevel)
{
    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path == LogLevelEndpoint.Path)
        {
            await logLevel.HandleAsync(context);
            return;
        }

        if (path is not ("/livez" or "/healthz" or "/readyz" or "/metrics"))
        {
            await PlainText.WriteAsync(context, StatusCodes.Status404NotFound, "not served here; there are /livez, /readyz, /healthz, /metrics and /loglevel");
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await PlainText.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, $"method {context.Request.Method} is not served here; use GET");
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await (path switch
        {
            "/metrics" => metrics(context),
            "/readyz" => WriteReadinessAsync(context),
            _ => PlainText.WriteAsync(context, StatusCodes.Status200OK, "ok"),
        });
    }

    private Task WriteReadinessAsync(HttpContext context)
    {
        var results = checks.Select(check => (check.Name, Failure: check.Failure(), Note: check.Note())).ToList();
        var isReady = results.TrueForAll(result => result.Failure.Length == 0);
        var status = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

        // Why it is not ready is worth a line even where nobody asked for verbose.
        if (isReady && !context.Request.Query.ContainsKey("verbose"))
            return PlainText.WriteAsync(context, status, "ok");

        return PlainText.WriteAsync(context, status, [.. results.Select(Line), isReady ? "readyz check passed" : "readyz check failed"]);
    }

    private static string Line((string Name, string Failure, string Note) result) => result switch
    {
        { Failure.Length: > 0 } => $"[-]{result.Name} failed: {result.Failure}",
        { Note.Length: > 0 } => $"[+]{result.Name} ok, but {result.Note}",
        _ => $"[+]{result.Name} ok",
    };
}
