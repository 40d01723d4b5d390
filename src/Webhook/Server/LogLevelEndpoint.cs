using System.Net;
using System.Text;
using Webhook.Http;
using Webhook.Logging;
using Webhook.Model.Text;
using Webhook.Output;

namespace Webhook.Server;

/// <summary><c>/loglevel</c> on the operations port: tells the log level, and changes it for whoever stands on the pod's own loopback.</summary>
/// <remarks>
/// <c>kubectl port-forward</c> comes from there, so whoever may change the level is whom RBAC lets forward a port. The port
/// has no other authentication: Prometheus and kubelet read it from anywhere. In a pod on the node's network every process of
/// the node stands on that loopback, so there <c>--fixed-log-level</c> refuses every change.
/// </remarks>
/// <param name="level">The level in force.</param>
/// <param name="isFixed">Whether no change is taken.</param>
internal sealed class LogLevelEndpoint(LogLevelSwitch level, bool isFixed)
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/loglevel";

    /// <summary>No word is longer.</summary>
    private const int MaxBytes = 64;

    /// <summary>Headers of proxies: a sidecar stands on the loopback too, and what it passes on comes from elsewhere.</summary>
    private static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via", "X-Envoy-External-Address"];

    /// <summary>Longer than a look takes; who wants more sets <c>--log-level</c>.</summary>
    private static readonly TimeSpan MaxDuration = TimeSpan.FromHours(24);

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return PlainText.WriteAsync(context, StatusCodes.Status200OK, Describe());

        if (HttpMethods.IsPut(context.Request.Method))
            return PutAsync(context);

        context.Response.Headers.Allow = "GET, HEAD, PUT";
        return PlainText.WriteAsync(
            context, StatusCodes.Status405MethodNotAllowed, $"method {context.Request.Method} is not served here; use GET or PUT");
    }

    private async Task PutAsync(HttpContext context)
    {
        if (isFixed)
        {
            await PlainText.WriteAsync(
                context, StatusCodes.Status403Forbidden, "the log level can't be changed here: the server runs with --fixed-log-level; set --log-level");
            return;
        }

        if (!IsLocal(context))
        {
            await PlainText.WriteAsync(
                context, StatusCodes.Status403Forbidden, "the log level is changed from the pod's own loopback only; use kubectl port-forward");
            return;
        }

        var word = await ReadAsync(context);
        if (Problem(word, context.Request.Query["for"], out var duration) is { } problem)
        {
            await PlainText.WriteAsync(context, StatusCodes.Status400BadRequest, problem);
            return;
        }

        level.Set(LogLevels.Parse(word), duration, $"PUT {Path} from {context.Connection.RemoteIpAddress}");
        await PlainText.WriteAsync(context, StatusCodes.Status200OK, Describe());
    }

    private static string? Problem(string word, string? given, out TimeSpan? duration)
    {
        duration = null;
        if (!LogLevels.IsKnown(word))
            return UnknownWord.OneOf("the level in the body", word, LogLevels.All);

        if (given is null)
            return null;

        if (!GoDuration.TryParse(given, out var parsed) || parsed <= TimeSpan.Zero || parsed > MaxDuration)
            return $"query parameter for is '{given}', must be a duration from 1ms to 24h, such as 10m";

        duration = parsed;
        return null;
    }

    /// <summary>The body, without white space around it; cut where no word can be that long.</summary>
    private static async Task<string> ReadAsync(HttpContext context)
    {
        var buffer = new byte[MaxBytes];
        var length = await context.Request.Body.ReadAtLeastAsync(buffer, MaxBytes, throwOnEndOfStream: false, context.RequestAborted);
        return Encoding.UTF8.GetString(buffer, 0, length).Trim();
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !OfProxies.Any(context.Request.Headers.ContainsKey);

    private string Describe() => level.Until is { } until
        ? $"{LogLevels.WordOf(level.Current)} until {until.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, then {LogLevels.WordOf(level.Configured)}"
        : LogLevels.WordOf(level.Current);
}
