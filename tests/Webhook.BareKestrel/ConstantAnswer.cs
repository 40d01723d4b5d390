using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;

namespace Webhook.BareKestrel;

/// <summary><c>POST /SIZE</c>: an AdmissionReview of SIZE bytes that allows the request whose uid the body names first.</summary>
/// <remarks>The body is read to its end and searched for the uid, no more: what is left is what the web server itself costs.</remarks>
internal static class ConstantAnswer
{
    private const int UidLength = 36;

    private static readonly ConcurrentDictionary<string, byte[]> Answers = [];

    private static ReadOnlySpan<byte> Start => "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\",\"response\":{\"uid\":\""u8;

    private static ReadOnlySpan<byte> Rest => "\",\"allowed\":true,\"patch\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}}"u8;

    /// <summary>Answers one request.</summary>
    public static async Task WriteAsync(HttpContext context)
    {
        var answer = Answers.GetOrAdd(context.Request.Path.Value!, path => Build(int.Parse(path.AsSpan(1), CultureInfo.InvariantCulture)));
        var reader = context.Request.BodyReader;
        var read = await reader.ReadAsync();
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        Write(context.Response.BodyWriter, answer, read.Buffer.FirstSpan);
        reader.AdvanceTo(read.Buffer.End);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Write(PipeWriter output, byte[] answer, ReadOnlySpan<byte> body)
    {
        var uid = body[(body.IndexOf("\"uid\":\""u8) + "\"uid\":\"".Length)..][..UidLength];
        var span = output.GetSpan(answer.Length);
        answer.CopyTo(span);
        uid.CopyTo(span[Start.Length..]);
        output.Advance(answer.Length);
    }

    private static byte[] Build(int size)
    {
        var answer = new byte[size];
        answer.AsSpan().Fill((byte)'0');
        Start.CopyTo(answer);
        Rest.CopyTo(answer.AsSpan(Start.Length + UidLength));
        End.CopyTo(answer.AsSpan(size - End.Length));
        return answer;
    }
}
