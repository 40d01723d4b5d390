using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Webhook.Fuzzing.Targets;

/// <summary>Makes requests that live in memory alone.</summary>
internal static class MemoryRequest
{
    /// <summary>A POST of JSON.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="segment">Bytes of each segment of the pipe; one segment arrives at a time.</param>
    /// <param name="answer">Gets the answer.</param>
    public static HttpContext To(byte[] body, int segment, out MemoryStream answer)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.QueryString = new("?timeout=10s");
        context.Features.Set<IRequestBodyPipeFeature>(new BodyPipe(new SlowReader(Segments.Of(body, segment))));
        context.Response.Body = answer = new MemoryStream();
        return context;
    }

    private sealed class BodyPipe(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }

    /// <summary>Shows one segment more at each read that comes after all was examined.</summary>
    private sealed class SlowReader(ReadOnlySequence<byte> body) : PipeReader
    {
        private ReadOnlySequence<byte> _left = body;
        private long _shown;

        public override bool TryRead(out ReadResult result)
        {
            var end = _left.Slice(_shown);
            _shown += end.IsEmpty ? 0 : end.FirstSpan.Length;
            result = new(_left.Slice(0, _shown), isCanceled: false, isCompleted: _shown == _left.Length);
            return true;
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            TryRead(out var result);
            return new(result);
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            var taken = _left.Slice(0, consumed).Length;
            (_left, _shown) = (_left.Slice(consumed), _shown - taken);
        }

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
