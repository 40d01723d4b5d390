using Microsoft.Net.Http.Headers;
using Webhook.Http;
using Webhook.Model.Admission;
using Webhook.Tracing;

namespace Webhook.Admission;

/// <summary>HTTP side of one webhook.</summary>
/// <remarks>
/// Until a uid is known a request is refused in plain text with 400, 405, 413 or 415, or with 503 where there is no memory for
/// it or its caller no longer waits; afterwards the answer is always 200 with an AdmissionReview. Retry-After, 429 and 409 are never sent: the API server or its clients would call again.
/// </remarks>
internal sealed class AdmissionEndpoint(AdmissionHandler handler, BodyRoom room, JudgingTurns turns, TimeProvider time)
{
    private const string Json = "application/json";

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        using var span = AdmissionSpan.Begin(handler.Webhook, context.Request);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, $"method {context.Request.Method} is not served here; use POST");
            return;
        }

        if (!IsJson(context.Request.ContentType))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"content type \"{context.Request.ContentType}\" can't be read; send {Json}");
            return;
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context.Request.BodyReader, context.Request.ContentLength, room, context.RequestAborted);
            await AnswerAsync(context, body, started);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, exception.StatusCode, $"the request can't be read: {Reason(exception.StatusCode)}");
        }
        catch (OutOfMemoryException) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "there is no memory left for the request");
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The caller is gone; there is nobody to answer.
            AdmissionSpan.Answered(StatusCodes.Status499ClientClosedRequest);
            handler.Refused(StatusCodes.Status499ClientClosedRequest, "the caller closed the connection");
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, RequestBody body, long started)
    {
        if (body.IsTooLarge)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, Reason(StatusCodes.Status413PayloadTooLarge));
            return;
        }

        if (body.HasNoRoom)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "the bodies of other requests take all memory that there is for them");
            return;
        }

        var timeout = TimeoutQuery.Of(context.Request.QueryString);
        if (ReviewDeadline.IsOver(time, started, timeout))
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "the caller's timeout had passed before its request was there");
            return;
        }

        if (!await turns.TakeAsync(body.Bytes.Length, context.RequestAborted))
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "the judging of other large requests takes all memory that there is for it");
            return;
        }

        string problem;
        try
        {
            problem = Judge(context, body.Bytes, started, timeout);
        }
        finally
        {
            turns.GiveBack(body.Bytes.Length);
        }

        // The turn is over: a caller may read its answer as slowly as it likes.
        if (problem.Length > 0)
            await RefuseAsync(context, StatusCodes.Status400BadRequest, problem);
        else
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Puts the answer into the response, or says why there can be none.</summary>
    private string Judge(HttpContext context, ReadOnlyMemory<byte> body, long started, string? timeout)
    {
        AdmissionReadResult read;
        using (ReviewSpans.Part(ReviewSpans.Decode))
            read = AdmissionReviewReader.Read(body);

        if (read.Uid is null)
            return read.Problem;

        var response = handler.Handle(read, started, timeout);
        AdmissionSpan.Answered(StatusCodes.Status200OK);
        using var respond = ReviewSpans.Part(ReviewSpans.Respond);
        AnswerBuffer.Write(context.Response, response);
        return "";
    }

    private async Task RefuseAsync(HttpContext context, int status, string problem)
    {
        AdmissionSpan.Answered(status);
        handler.Refused(status, problem);
        await PlainText.WriteAsync(context, status, problem);
    }

    private static bool IsJson(string? contentType) =>
        contentType == Json || (MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase));

    private static string Reason(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => $"the body is larger than {RequestBody.MaxBytes} bytes",
        StatusCodes.Status408RequestTimeout => "the body came too slowly",
        _ => "the body ends too early or is framed wrongly",
    };
}
