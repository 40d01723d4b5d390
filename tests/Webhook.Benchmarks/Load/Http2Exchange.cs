using System.Buffers;

namespace Webhook.Benchmarks.Load;

/// <summary>A request that waits for its answer.</summary>
internal sealed class Http2Exchange
{
    // Not where the answer is noticed: the next request would be written while the connection is to be read.
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ArrayBufferWriter<byte> _body = new(2048);

    /// <summary>The answer's body.</summary>
    public Task<ReadOnlyMemory<byte>> Answer => _answer.Task;

    /// <summary>A piece of the body.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _body.Write(bytes);

    /// <summary>The body is there.</summary>
    public void Complete() => _answer.TrySetResult(_body.WrittenMemory);

    /// <summary>There will be none.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
