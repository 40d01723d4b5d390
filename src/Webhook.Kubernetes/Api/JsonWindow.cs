using System.Buffers;

namespace Webhook.Kubernetes.Api;

/// <summary>A stretch of a response body: bytes that have arrived and are still to be read, in one block.</summary>
internal sealed class JsonWindow : IDisposable
{
    private const int InitialSize = 64 * 1024;

    // etcd holds objects of up to 1.5 MiB, and JSON of one is seldom twice as large; the rest is room for a server
    // that was told to allow more.
    private const int LargestValue = 64 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly TimeSpan _idle;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenRegistration _link;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;

    /// <param name="stream">The body.</param>
    /// <param name="idle">The longest silence before <see cref="FillAsync"/> gives up; infinite for none.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="cancellation">Ends every read.</param>
    public JsonWindow(Stream stream, TimeSpan idle, TimeProvider clock, CancellationToken cancellation)
    {
        _stream = stream;
        _idle = idle;
        _cancellation = cancellation;
        _silence = new(idle, clock);
        _link = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _silence);
    }

    /// <summary>What has arrived and was not consumed; valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Takes bytes off the front.</summary>
    public void Consume(int count) => _start += count;

    /// <summary>Waits for more bytes; false when the body has ended.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    /// <exception cref="IOException">The connection broke, or one value is too large to be read.</exception>
    public async ValueTask<bool> FillAsync()
    {
        MakeRoom();
        _silence.CancelAfter(_idle);
        try
        {
            var count = await _stream.ReadAsync(_buffer.AsMemory(_end), _silence.Token).ConfigureAwait(false);
            _end += count;
            return count > 0;
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"the server has sent nothing for {_idle.TotalSeconds:0} s");
        }
    }

    public void Dispose()
    {
        _link.Dispose();
        _silence.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end < _buffer.Length)
            return;

        if (_buffer.Length >= LargestValue)
            throw new IOException($"one object is larger than {LargestValue >> 20} MiB");

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Unread.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
