using System.Buffers;
using Webhook.Model.Admission;

namespace Webhook.Admission;

/// <summary>Writes an answer whole, so that its length is known before its first byte goes out: no chunks, one write.</summary>
internal static class AnswerBuffer
{
    /// <summary>Bytes that a thread keeps for the next answer; those of a denial with hundreds of findings are let go.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    /// <summary>Puts an answer into the response, its length and type included; nothing is sent yet.</summary>
    public static void Write(HttpResponse http, AdmissionResponse response)
    {
        var buffer = _kept ??= new(4096);
        buffer.ResetWrittenCount();
        AdmissionReviewWriter.Write(buffer, response);
        http.ContentType = "application/json";
        http.ContentLength = buffer.WrittenCount;
        http.BodyWriter.Write(buffer.WrittenSpan);
        if (buffer.Capacity > MostKept)
            _kept = null;
    }
}
