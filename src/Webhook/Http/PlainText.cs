using Webhook.Model.Text;

namespace Webhook.Http;

/// <summary>Short answers for people and probes.</summary>
internal static class PlainText
{
    /// <summary>Runes of one line: more would be what the caller itself sent.</summary>
    private const int MaxRunes = 1024;

    /// <summary>Answers with a status and one line of text or more; the status alone when the answer has begun.</summary>
    public static async Task WriteAsync(HttpContext context, int status, params IReadOnlyList<string> lines)
    {
        if (context.Response.HasStarted)
            return;

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(string.Concat(lines.Select(line => OneLine.Cut(OneLine.Of(line), MaxRunes) + "\n")), context.RequestAborted);
    }
}
