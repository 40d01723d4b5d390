namespace Webhook.Benchmarks.Load;

/// <summary>A client that shares an HTTP/2 connection with others.</summary>
/// <param name="connection">The connection.</param>
/// <param name="request">What to send.</param>
/// <param name="index">Which of the lanes this is, so that uids differ between them.</param>
internal sealed class Http2Lane(Http2Connection connection, LoadRequest request, int index) : ILane
{
    private readonly byte[] _body = [.. request.Body];
    private readonly byte[] _header = Http2Frames.RequestHeader(request.Path, request.Body.Length);
    private long _number = (long)index << 32;

    /// <inheritdoc/>
    public int AnswerLength { get; private set; }

    /// <inheritdoc/>
    public async Task ExchangeAsync()
    {
        LoadRequest.Number(_body.AsSpan(request.Uid), ++_number);
        var answer = await connection.ExchangeAsync(_header, _body);
        AnswerLength = answer.Length;
        request.Verify(answer.Span, _body.AsSpan(request.Uid));
    }
}
