using System.Net;

namespace Webhook.Fuzzing.Targets;

/// <summary>Answers by a script, without a socket, in pieces of any size.</summary>
/// <param name="script">The answers.</param>
/// <param name="pieces">Bytes of each piece in turn, beginning anew at the end.</param>
internal sealed class ScriptedServer(WatchScript script, IReadOnlyList<int> pieces) : HttpMessageHandler
{
    // A list that can't be read is asked for again and again.
    private const int MostRequests = 24;

    // What is sent counts for the cost of a run, and a long list that can't be read should not be sent as often.
    private const int MostTimes = 4;
    private const int LeastMost = 64 * 1024;

    private readonly long _mostSent = Math.Max(LeastMost, script.Answers.Sum(answer => answer.Body.LongLength) * MostTimes);
    private long _sent;
    private int _watches;
    private int _requests;

    /// <summary>Whether there is nothing more to come.</summary>
    public bool IsOver { get; private set; }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isWatch = request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal);
        var answer = isWatch ? ++_watches : 0;
        IsOver = ++_requests >= MostRequests || _sent > _mostSent || answer >= script.Answers.Count;
        var (status, body) = IsOver ? (200, []) : script.Answers[answer];
        _sent += body.Length;
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new Pieces(body, pieces, isEndless: IsOver)) });
    }

    private sealed class Pieces(byte[] body, IReadOnlyList<int> sizes, bool isEndless) : MemoryStream(body)
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var size = Math.Min(sizes[_next++ % sizes.Count], buffer.Length);
            return isEndless && Position == Length
                ? SilenceAsync(cancellationToken)
                : new(Read(buffer.Span[..size]));
        }

        private static async ValueTask<int> SilenceAsync(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            return 0;
        }
    }
}
